using System.Text.RegularExpressions;
using Shouldly;
using Vitrine.Comparison.Presets;
using Vitrine.Comparison.Reporting;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Documentation;

/// <summary>What is said of the presets, against the runs that were measured.</summary>
public sealed partial class PresetTablesTests
{
    private const double HalfAnHour = 1800;

    private static readonly IReadOnlyList<PresetResult> Results = [.. new PresetsDocument(Repository.Root).Load().SelectMany(results => results)];

    [Fact]
    public void The_tables_of_the_presets_are_what_their_results_files_say()
    {
        using var language = new SpokenLanguage(Language.English);

        PresetsDocument.Section.Read(Document.Open(Documents.Results).Text).ShouldBe(
            PresetTables.Write(new PresetsDocument(Repository.Root).Load()), "run `./benchmarks/recipes --report`");
    }

    [Fact]
    public void The_comment_of_a_preset_says_what_its_results_file_says()
    {
        using var language = new SpokenLanguage(Language.English);
        var comments = Comments(Source());

        foreach (var machines in Results.Where(result => Recipes.All.ContainsKey(result.Preset)).GroupBy(result => result.Preset))
        {
            // of one machine where several have measured it
            var claims = machines.Select(result => new PresetSummary(result).Claim).ToList();
            claims.ShouldContain(claim => comments[machines.Key].Contains(claim, StringComparison.Ordinal), $"{machines.Key}: say `{claims[0]}` in Recipes.cs");
        }
    }

    [Fact]
    public void The_results_of_a_preset_are_of_the_recipe_as_it_stands()
    {
        foreach (var result in Results.Where(result => Recipes.All.ContainsKey(result.Preset)))
        {
            var preset = Recipes.All[result.Preset];
            foreach (var run in result.Runs)
            {
                // what a preset leaves open is settled when it is run
                var open = run.Recipe with
                {
                    Seed = preset.Seed,
                    Precision = preset.Precision,
                    Architecture = preset.Architecture,
                    Start = preset.Start,
                    Distillation = preset.Distillation,
                };
                RecipeJson.Format(open).ShouldBe(RecipeJson.Format(preset), $"measure `{result.Preset}` again");
                run.Recipe.Architecture.ShouldBe(preset.Architecture.For(28, 28, 10), $"measure `{result.Preset}` again");
            }
        }
    }

    [Fact]
    public void A_long_run_held_no_more_tensors_and_hardly_more_memory_at_its_end_than_near_its_beginning()
    {
        var runs = Results.SelectMany(result => result.Runs).Where(run => run.TrainSeconds > HalfAnHour && run.History[0].LiveTensorCount > 0).ToList();

        runs.ShouldNotBeEmpty("measure a long preset");
        runs.ShouldAllBe(run => run.History.All(row => row.LiveTensorCount == run.History[0].LiveTensorCount));
        runs.ShouldAllBe(run => run.History[run.History.Count - 1].MemoryMegabytes < 1.15 * run.History[run.History.Count / 10].MemoryMegabytes);
    }

    [Fact]
    public void Every_preset_has_a_comment() => Comments(Source()).Keys.ShouldBe(Recipes.All.Keys, ignoreOrder: true);

    [Fact]
    public void A_comment_is_found_by_the_name_of_its_recipe_and_read_over_the_ends_of_its_lines() =>
        Comments("    /// <summary>\n    /// Small: test 92.31 ± 0.10 %,\n    /// n = 3.\n    /// </summary>\n    public static readonly Recipe Fast = new()\n    {\n        Name = \"fast\",\n    };\n")["fast"]
            .ShouldContain("test 92.31 ± 0.10 %, n = 3");

    private static string Source() => string.Join(
        '\n', Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/Vitrine/Training"), "Recipes*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText));

    private static Dictionary<string, string> Comments(string source) => Preset.Matches(source).ToDictionary(
        match => match.Groups["name"].Value,
        match => LineStart.Replace(match.Groups["comment"].Value, " ").Trim(),
        StringComparer.Ordinal);

    [GeneratedRegex("""(?<comment>(?:^ */// [^\n]*\n)+) *public static readonly Recipe \w+ =[^;]*?Name = "(?<name>[^"]+)",""", RegexOptions.Multiline, 1000)]
    private static partial Regex Preset { get; }

    [GeneratedRegex("\n? */// ", RegexOptions.None, 1000)]
    private static partial Regex LineStart { get; }
}
