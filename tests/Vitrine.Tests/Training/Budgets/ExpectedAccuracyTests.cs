using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Vitrine.Reporting;
using Vitrine.Tests.Data;
using Vitrine.Training;
using Vitrine.Training.Budgets;
using Xunit;

namespace Vitrine.Tests.Training.Budgets;

public sealed class ExpectedAccuracyTests
{
    private static readonly ExpectedAccuracy Expectations = new([new("a", 8, 0.96, 1), new("a", 2, 0.84, 1)]);

    [Theory]
    [InlineData(2, 0.84)]
    [InlineData(4, 0.92)] // twice the epochs, half the error
    [InlineData(8, 0.96)]
    [InlineData(100, 0.96)]
    public void Between_measured_lengths_the_error_falls_with_a_power_of_the_length(int epochs, double accuracy) =>
        Expectations.Of(Recipe("a", epochs))!.Value.ShouldBe(accuracy, 1e-12);

    [Theory]
    [InlineData("a", 1)]
    [InlineData("b", 8)]
    public void Where_nothing_was_measured_nothing_is_promised(string name, int epochs) => Expectations.Of(Recipe(name, epochs)).ShouldBeNull();

    [Fact]
    public void Of_a_preset_with_another_network_nothing_is_promised()
    {
        ExpectedAccuracy.Measured.Of(Recipes.Seed).ShouldNotBeNull();
        ExpectedAccuracy.Measured.Of(Recipes.Seed with { Seed = 9, Precision = Precision.Single }).ShouldNotBeNull();
        ExpectedAccuracy.Measured.Of(Recipes.Seed with { Architecture = Recipes.Fast.Architecture }).ShouldBeNull();
    }

    [Fact]
    public void The_presets_promise_what_their_committed_runs_gave()
    {
        var path = Path.Combine(Repository.Root, "src", "Vitrine", "Training", "expectations.json");
        var measured = Points();
        if (Environment.GetEnvironmentVariable("VITRINE_UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(path, JsonSerializer.Serialize(measured, RunRecordJson.Options) + "\n");
        ExpectedAccuracy.Read().ShouldBe(measured, "VITRINE_UPDATE_SNAPSHOTS=1 writes expectations.json anew; then build again");
        measured.Select(point => point.Preset).Distinct().ShouldBeSubsetOf(Recipes.All.Keys);
        measured.ShouldNotBeEmpty();
    }

    /// <summary>From every results file with runs of a preset as it stands.</summary>
    private static List<ExpectedPoint> Points() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "benchmarks", "results"), "*.json", SearchOption.AllDirectories)
            .SelectMany(Runs)
            .GroupBy(run => (run.Preset, run.Epochs))
            .Select(group => new ExpectedPoint(group.Key.Preset, group.Key.Epochs, Math.Round(group.Average(run => run.Accuracy), 5), group.Count()))
            .OrderBy(point => point.Preset, StringComparer.Ordinal)
            .ThenBy(point => point.Epochs),
    ];

    private static IEnumerable<(string Preset, int Epochs, double Accuracy)> Runs(string path)
    {
        var file = JsonNode.Parse(File.ReadAllText(path)) as JsonObject;
        if (file?["runs"] is not JsonArray runs)
            yield break;
        foreach (var run in runs.OfType<JsonObject>())
        {
            if (run["validationAccuracy"] is { } accuracy && run["recipe"].Deserialize<Recipe>(RunRecordJson.Options) is { } recipe && IsPreset(recipe))
                yield return (recipe.Name, recipe.Epochs, accuracy.GetValue<double>());
        }
    }

    /// <summary>Of the preset as it stands, at any length. What a teacher brought is no promise for a training without one.</summary>
    private static bool IsPreset(Recipe recipe) => Recipes.All.TryGetValue(recipe.Name, out var preset)
        && recipe == preset with { Seed = recipe.Seed, Epochs = recipe.Epochs, Precision = recipe.Precision, Architecture = preset.Architecture.For(28, 28, 10) };

    private static Recipe Recipe(string name, int epochs) => Recipes.Seed with { Name = name, Epochs = epochs };
}
