using Shouldly;
using Vitrine.Comparison.Presets;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Tests.Data;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Documentation;

/// <summary>The models that come with Vitrine, as they lie in the repository.</summary>
public sealed class ShippedModelsTests
{
    private const long MostBytes = 20_000_000;

    private static readonly string Folder = Path.Combine(Repository.Root, ShippedModels.Folder);

    public static TheoryData<string> Names => [.. Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder))];

    [Fact]
    public void They_are_light_enough_to_come_along() =>
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Sum(path => new FileInfo(path).Length).ShouldBeInRange(1, MostBytes);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_model_is_that_of_a_measured_run_of_its_preset(string name)
    {
        var bundle = Open(name);
        bundle.VerifyFiles();

        bundle.Manifest.Name.ShouldBe(name);
        Recipes.All.Keys.ShouldContain(name);
        new PresetsDocument(Repository.Root).Load().SelectMany(results => results).Where(result => result.Preset == name).SelectMany(result => result.Runs)
            .Select(run => run.WeightsSha256).ShouldContain(bundle.Manifest.Files[BundleFiles.Weights], $"measure and ship `{name}` again");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_model_answers_here_as_where_it_was_trained(string name)
    {
        var probe = Open(name).ReadProbe();
        using var classifier = Classifier.Load(Path.Combine(Folder, name));

        var outcome = probe.Compare(classifier.PredictBatch(probe.Pixels, probe.Count));

        outcome.Top1Agreement.ShouldBe(1);
        outcome.MaxProbabilityDifference.ShouldBeLessThan(1e-4);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_model_knows_the_pictures_of_the_examples(string name)
    {
        using var classifier = Classifier.Load(Path.Combine(Folder, name));

        foreach (var (picture, english) in new[] { ("ankle-boot", "Ankle boot"), ("bag", "Bag"), ("trouser", "Trouser") })
            classifier.Predict(Path.Combine(Repository.Root, "examples", picture + ".png")).ClassName.English.ShouldBe(english);
    }

    private static BundleReader Open(string name) => BundleReader.Open(Path.Combine(Folder, name));
}
