using Shouldly;
using Vitrine.Bundles.Imports.Keras;
using Vitrine.Inference;
using Vitrine.Randomness;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Bundles.Imports.Keras;

/// <summary>Files that were cut off or altered end in a sentence, or are read as if nothing had happened, where nothing that is read was hit.</summary>
public sealed class DamagedKerasFileTests : IDisposable
{
    private const int Trials = 150;

    private readonly Folder folder = new();

    public static TheoryData<string> Files() => [.. KerasGolden.All.Keys];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_was_cut_off_is_refused(string file)
    {
        var whole = File.ReadAllBytes(KerasGolden.All[file].Path);
        for (var trial = 0; trial < 40; trial++)
            Attempt(file, whole[..(whole.Length * trial / 40)]).ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Altered_bytes_end_in_a_sentence(string file)
    {
        var whole = File.ReadAllBytes(KerasGolden.All[file].Path);
        // What describes the file lies at the beginnings of its objects, which are small; so half of the trials hit there.
        var generator = new SplitMix64(3);
        for (var trial = 0; trial < Trials; trial++)
        {
            var bytes = (byte[])whole.Clone();
            for (var count = 1 + generator.NextInt(8); count > 0; count--)
                bytes[generator.NextInt(trial % 2 == 0 ? bytes.Length : Math.Min(bytes.Length, 4096))] = (byte)(trial % 3 == 0 ? 0xFF : generator.NextInt(256));
            Attempt(file, bytes);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("something else")]
    [InlineData("PK")]
    public void A_file_of_something_else_is_refused(string content)
    {
        File.WriteAllText(folder["model.keras"], content);
        var refusal = Should.Throw<VitrineException>(() => KerasFile.Read(folder["model.keras"]));
        (refusal.Kind, refusal.Message.StartsWith(folder["model.keras"], StringComparison.Ordinal) || refusal.Message.Contains(folder["model.keras"], StringComparison.Ordinal)).ShouldBe((FailureKind.DataOrModel, true));
    }

    /// <returns>The sentence; null where the file could be read.</returns>
    private string? Attempt(string name, byte[] content)
    {
        var path = folder.Write(name, content);
        try
        {
            KerasFile.Read(path);
            return null;
        }
        catch (VitrineException refusal)
        {
            refusal.Kind.ShouldBe(FailureKind.DataOrModel);
            refusal.Message.ShouldContain(path);
            return refusal.Message;
        }
    }
}
