using Shouldly;
using Vitrine.Tests.Data;
using Vitrine.Tests.Documentation;
using Xunit;

namespace Vitrine.Tests.Packages;

/// <summary>The packages as their users get them: from a folder, into a project that knows nothing of this one.</summary>
[Trait("Category", "Full")]
public sealed class PackageTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const long MostPublishedBytes = 60_000_000;

    [Fact]
    public async Task Vitrine_Inference_predicts_in_a_fresh_project_and_stays_small()
    {
        using var folder = feed.NewProject("Vitrine.Inference", """
            using var classifier = Vitrine.Inference.Classifier.Load(args[0]);
            System.Console.WriteLine(classifier.Predict(args[1]));
            """);
        await PackageFeed.SucceedAsync(folder, "publish", "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-o", folder["out"]);
        var (exitCode, output, error) = await Shell.RunAsync(folder["out", "program"], [PackageFeed.Tiny, PackageFeed.Bag], folder.Path, TestContext.Current.CancellationToken);
        exitCode.ShouldBe(0, error);
        output.ShouldStartWith("Bag / Bolsa, ");
        var published = Directory.EnumerateFiles(folder["out"], "*", SearchOption.AllDirectories).Select(path => new FileInfo(path)).ToList();
        published.Sum(file => file.Length).ShouldBeLessThanOrEqualTo(MostPublishedBytes);
        published.ShouldNotContain(file => file.Name.Contains("torch", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Vitrine_trains_in_a_fresh_project_beside_a_libtorch()
    {
        using var folder = feed.NewProject("Vitrine", """
            var data = Vitrine.Data.SampleData.Load();
            var run = Vitrine.Training.Trainer.Train(Vitrine.Training.Recipes.Seed with { Epochs = 2 }, data.Train);
            Vitrine.Bundles.ModelBundle.Save("model", run);
            using var classifier = Vitrine.Inference.Classifier.Load("model");
            System.Console.WriteLine(classifier.PredictBatch(data.Test.Pixels, data.Test.Count).Count);
            """, """<PackageReference Include="libtorch-cpu-linux-x64" Version="2.10.0" />""");
        (await PackageFeed.SucceedAsync(folder, "run", "-c", "Release")).Trim().ShouldBe("500");
    }

    [Fact]
    public async Task The_tool_installs_and_answers()
    {
        using var folder = new Folder();
        await PackageFeed.SucceedAsync(folder, "tool", "install", "Vitrine.Tool", "--version", feed.Version, "--tool-path", folder["tools"], "--source", feed.Path);
        var (exitCode, output, error) = await Shell.RunAsync(folder["tools", "vitrine"], ["predict", "tiny", PackageFeed.Bag, "--lang", "en"], folder.Path, TestContext.Current.CancellationToken);
        exitCode.ShouldBe(0, error);
        output.ShouldContain("Bag");
        (exitCode, output, error) = await Shell.RunAsync(folder["tools", "vitrine"], ["verify", "tiny", "--lang", "en"], folder.Path, TestContext.Current.CancellationToken);
        exitCode.ShouldBe(0, output + error);
    }
}
