using Shouldly;
using Vitrine.Bundles;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Models;
using Vitrine.Runs;
using Vitrine.Tests.App;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Runs;

public sealed class ModelAveragingTests(SeveralModels models) : IClassFixture<SeveralModels>
{
    private static readonly Dataset Sample = SampleData.Load();

    [Fact]
    public void Weights_are_the_mean_and_statistics_are_not()
    {
        using var folder = new Folder();
        ModelAveraging.Average(Paths("one", "two", "three"), Sample, folder["mean"], TimeProvider.System).StatisticsImageCount.ShouldBeGreaterThan(1_000);
        var members = Paths("one", "two", "three").Select(ModelBundle.Load).ToList();
        var mean = ModelBundle.Load(folder["mean"]);
        foreach (var name in new[] { "conv2d_1.weight", "batchNorm_1.bias", "dense_1.weight" })
        {
            double[] expected = [.. Enumerable.Range(0, mean.Weights[name].Values.Length).Select(i => members.Average(member => (double)member.Weights[name].Values[i]))];
            mean.Weights[name].Values.Select(value => (double)value).ToArray().ShouldBe(expected, 1e-6, name);
        }
        var variance = mean.Weights["batchNorm_1.running_var"].Values[0];
        variance.ShouldNotBe((float)members.Average(member => (double)member.Weights["batchNorm_1.running_var"].Values[0]));
    }

    [Fact]
    public void One_model_twice_is_that_model_but_for_its_statistics()
    {
        using var folder = new Folder();
        var result = ModelAveraging.Average(Paths("one", "one"), Sample, folder["mean"], TimeProvider.System);
        ModelBundle.Load(folder["mean"]).Weights["dense_1.weight"].Values.ShouldBe(ModelBundle.Load(models.Folder["one"]).Weights["dense_1.weight"].Values);
        Math.Abs(result.AgainstBest.Gain).ShouldBeLessThan(0.05);
    }

    [Fact]
    public void The_result_is_saved_judged_and_proven_like_a_trained_model()
    {
        using var folder = new Folder();
        using var english = new SpokenLanguage(Language.English);
        var result = ModelAveraging.Average(Paths("one", "two"), Sample, folder["mean"], TimeProvider.System);
        result.Parity.Holds.ShouldBeTrue();
        var bundle = BundleReader.Open(folder["mean"]);
        bundle.VerifyFiles();
        var manifest = bundle.Manifest;
        (manifest.Name, manifest.Metrics!.Validation!.Accuracy, manifest.Metrics.Test).ShouldBe(("mean", result.Average.Accuracy, null));
        manifest.Provenance!.AveragedFrom!.Select(source => source.Name).ShouldBe(["one", "two"]);
        manifest.Files[BundleFiles.Weights].ShouldBe(result.WeightsSha256);
        var card = File.ReadAllText(folder["mean", BundleFiles.ModelCard]);
        card.ShouldContain($"its weights are the mean of those of one (SHA-256 of the weights: `{manifest.Provenance.AveragedFrom![0].WeightsSha256}`); two");
        card.ShouldContain("estimated anew on");
        result.Members.Count.ShouldBe(2);
        result.AgainstBest.Gain.ShouldBe(result.Average.Accuracy - result.Members.Max(member => member.Accuracy), 1e-9);
    }

    [Fact]
    public void The_average_is_the_same_bytes_each_time()
    {
        using var folder = new Folder();
        string Hash(string name) => ModelAveraging.Average(Paths("one", "two"), Sample, folder[name], TimeProvider.System).WeightsSha256;
        Hash("a").ShouldBe(Hash("b"));
    }

    [Theory]
    [InlineData("other-seed", "they began with other weights and were validated on other images (seeds 1 and 2)")]
    [InlineData("onwards", "they began with other weights")]
    [InlineData("other-network", "their networks differ")]
    [InlineData("digits", "their images or classes differ")]
    public void Models_whose_mean_is_no_model_are_refused_with_the_reason(string other, string reason)
    {
        using var folder = new Folder();
        using var english = new SpokenLanguage(Language.English);
        var refusal = Should.Throw<VitrineException>(() => ModelAveraging.Average(Paths("one", other), Sample, folder["mean"], TimeProvider.System));
        refusal.Kind.ShouldBe(FailureKind.Usage);
        refusal.Message.ShouldContain(reason);
        Directory.Exists(folder["mean"]).ShouldBeFalse();
    }

    [Fact]
    public void One_model_alone_is_refused() =>
        Should.Throw<VitrineException>(() => ModelAveraging.Average(Paths("one"), Sample, "nowhere", TimeProvider.System)).Kind.ShouldBe(FailureKind.Usage);

    [Fact]
    public void A_bundle_whose_network_cannot_be_read_is_refused()
    {
        using var bundle = new Vitrine.Tests.Inference.TinyBundle();
        Should.Throw<VitrineException>(() => ModelAveraging.Average([bundle.Path, bundle.Path], Sample, "nowhere", TimeProvider.System))
            .Kind.ShouldBe(FailureKind.DataOrModel);
    }

    [Fact]
    public void A_bundle_that_does_not_say_how_it_was_trained_is_refused()
    {
        using var folder = new Folder();
        using var english = new SpokenLanguage(Language.English);
        foreach (var file in Directory.EnumerateFiles(models.Folder["one"]))
            folder.Write(Path.GetFileName(file), File.ReadAllBytes(file));
        var manifest = BundleReader.Open(folder.Path).Manifest;
        File.WriteAllBytes(folder[BundleFiles.Manifest], (manifest with { Provenance = manifest.Provenance! with { Recipe = null } }).ToJson());
        var refusal = Should.Throw<VitrineException>(() => ModelAveraging.Average([models.Folder["two"], folder.Path], Sample, "nowhere", TimeProvider.System));
        refusal.Kind.ShouldBe(FailureKind.DataOrModel);
        refusal.Message.ShouldStartWith($"The model {folder.Path} does not say by which recipe it was trained");
    }

    [Fact]
    public async Task The_program_averages_and_shows_what_came_of_it()
    {
        var (table, json) = (new TestTerminal { Folder = models.Folder.Path }, new TestTerminal { Folder = models.Folder.Path });
        (await table.RunAsync("average one two --data sample --out mean-1")).ShouldBe(0, table.Error);
        table.Output.ShouldContain("mean of weights");
        table.Output.ShouldContain("estimated anew on");
        (await json.RunAsync("average one two --data sample --out mean-2 --json")).ShouldBe(0, json.Error);
        json.Json().GetProperty("parity").GetProperty("top1Agreement").GetDouble().ShouldBe(1);
        var evaluated = new TestTerminal { Folder = models.Folder.Path };
        (await evaluated.RunAsync("evaluate mean-2 --data sample --json")).ShouldBe(0, evaluated.Error);
    }

    [Theory]
    [InlineData("average one two --data sample", 2, "`average` needs `--out FOLDER`: say where the new model shall go.")]
    [InlineData("average one --data sample --out mean", 2, "The weights of 1 model cannot be averaged: give two models or more.")]
    [InlineData("average", 2, "`average` needs MODEL…; see `vitrine average --help`.")]
    public async Task A_mistake_is_explained_in_one_sentence(string commandLine, int exitCode, string sentence)
    {
        var terminal = new TestTerminal { Folder = models.Folder.Path };
        (await terminal.RunAsync(commandLine)).ShouldBe(exitCode);
        terminal.Error.ShouldBe($"vitrine: {sentence}\n");
    }

    private string[] Paths(params string[] names) => [.. names.Select(name => models.Folder[name])];
}
