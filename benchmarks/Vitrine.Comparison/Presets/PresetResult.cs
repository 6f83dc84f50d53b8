using Vitrine.Comparison.Results;
using Vitrine.Training;

namespace Vitrine.Comparison.Presets;

/// <summary>Everything measured of one preset: the content of its file.</summary>
/// <param name="Command">From the repository's root, with a place for the seed.</param>
/// <param name="Runs">In the order of their seeds, all of the same recipe.</param>
public sealed record PresetResult(string Preset, string Command, MachineFacts Machine, IReadOnlyList<PresetRun> Runs)
{
    /// <summary>With one more run, in place of an earlier one of the same seed. Runs of another recipe say nothing of this one and are left out.</summary>
    internal PresetResult With(PresetRun run) => this with
    {
        Runs = [.. Runs.Where(other => other.Seed != run.Seed && IsSameRecipe(other, run)).Append(run).OrderBy(each => each.Seed)],
    };

    private static bool IsSameRecipe(PresetRun one, PresetRun other) => Settings(one) == Settings(other);

    /// <summary>As text, so that lists are compared by what is in them.</summary>
    private static string Settings(PresetRun run) => RecipeJson.Format(run.Recipe with { Seed = 0 });
}
