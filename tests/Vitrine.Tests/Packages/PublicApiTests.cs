using PublicApiGenerator;
using Vitrine.Bundles;
using Vitrine.Inference;
using Vitrine.Tests.Snapshots;
using Xunit;

namespace Vitrine.Tests.Packages;

/// <summary>What programs of others may rely on: a change of it is a reviewed diff.</summary>
public sealed class PublicApiTests
{
    private static readonly ApiGeneratorOptions Options = new() { IncludeAssemblyAttributes = false };

    [Theory]
    [InlineData(typeof(Classifier), "public-api-vitrine-inference")]
    [InlineData(typeof(ModelBundle), "public-api-vitrine")]
    public void The_public_surface_is_as_agreed(Type type, string snapshot) => Snapshot.Match(snapshot, type.Assembly.GeneratePublicApi(Options).ReplaceLineEndings("\n") + "\n");
}
