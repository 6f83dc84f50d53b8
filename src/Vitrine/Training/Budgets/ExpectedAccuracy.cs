using System.Text.Json;
using Vitrine.Reporting;

namespace Vitrine.Training.Budgets;

/// <summary>
/// Which validation accuracy to expect of a preset after so many epochs of a schedule of that length, from the runs behind
/// <c>benchmarks/results/</c>. Between two measured lengths the error is taken to fall with a power of the length, as measured errors do.
/// </summary>
internal sealed class ExpectedAccuracy
{
    internal const string ResourceName = "Training/expectations.json";

    private readonly ILookup<string, ExpectedPoint> points;
    private readonly Func<Recipe, bool> isCovered;

    /// <param name="points">In any order.</param>
    /// <param name="isCovered">Whether a recipe of a measured name is what was measured; null trusts the name.</param>
    internal ExpectedAccuracy(IEnumerable<ExpectedPoint> points, Func<Recipe, bool>? isCovered = null)
    {
        this.points = points.OrderBy(point => point.Epochs).ToLookup(point => point.Preset);
        this.isCovered = isCovered ?? (_ => true);
    }

    /// <summary>What this version of the product knows.</summary>
    internal static ExpectedAccuracy Measured { get; } = new(Read(), IsPreset);

    /// <returns>0–1, or null for a recipe that was not measured, such as a preset with another network; below the shortest measured schedule nothing is known, beyond the longest no more than of that one is promised.</returns>
    internal double? Of(Recipe recipe)
    {
        var known = points[recipe.Name].ToList();
        if (known.Count == 0 || !isCovered(recipe) || recipe.Epochs < known[0].Epochs)
            return null;
        var before = known.Last(point => point.Epochs <= recipe.Epochs);
        return known.FirstOrDefault(point => point.Epochs > recipe.Epochs) is { } after ? Between(before, after, recipe.Epochs) : before.Accuracy;
    }

    internal static IReadOnlyList<ExpectedPoint> Read()
    {
        using var stream = typeof(ExpectedAccuracy).Assembly.GetManifestResourceStream(ResourceName)!;
        return JsonSerializer.Deserialize<List<ExpectedPoint>>(stream, RunRecordJson.Options)!;
    }

    private static bool IsPreset(Recipe recipe) => Recipes.All.TryGetValue(recipe.Name, out var preset)
        && recipe with { Seed = preset.Seed, Epochs = preset.Epochs, Precision = preset.Precision } == preset;

    private static double Between(ExpectedPoint before, ExpectedPoint after, int epochs)
    {
        var share = Math.Log(epochs / (double)before.Epochs) / Math.Log(after.Epochs / (double)before.Epochs);
        return 1 - Math.Exp(((1 - share) * Math.Log(1 - before.Accuracy)) + (share * Math.Log(1 - after.Accuracy)));
    }
}
