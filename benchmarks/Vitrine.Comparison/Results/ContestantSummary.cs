using Vitrine.Comparison.Contestants;

namespace Vitrine.Comparison.Results;

/// <summary>A contestant's runs in a line: medians over the repeats.</summary>
/// <param name="SecondsTo">By threshold; infinite where half of the runs or more never got there.</param>
/// <param name="Accuracy">Mean of the runs' last looks at the test images; null where no run got to a look.</param>
/// <param name="Seconds">Until that last look, evaluation not counted.</param>
/// <param name="IsCapped">Whether the time of any run was up before its end.</param>
/// <param name="FlopsPerSecond">Null where it is no network.</param>
/// <param name="YardstickShare">Of the matrix product; null where it is no network.</param>
public sealed record ContestantSummary(
    ContestantResult Result,
    Contestant Contestant,
    IReadOnlyDictionary<double, double> SecondsTo,
    double? Accuracy,
    double Seconds,
    bool IsCapped,
    double ImagesPerSecond,
    double? FlopsPerSecond,
    double? YardstickShare,
    double PeakMemoryBytes)
{
    /// <summary>Test accuracies: the original project's, and steps up to what takes a deeper network.</summary>
    public static readonly IReadOnlyList<double> Thresholds = [0.8324, 0.90, 0.92, 0.93, 0.94, 0.95];

    internal static ContestantSummary Of(ContestantResult result, Contestant contestant)
    {
        var (runs, cost) = (result.Runs, result.MultiplyAccumulates);
        var ends = runs.Where(run => run.Curve.Count > 0).Select(run => run.Curve[^1]).ToList();
        return new ContestantSummary(
            result,
            contestant,
            Thresholds.ToDictionary(threshold => threshold, threshold => Median(runs.Select(run => run.SecondsTo(threshold)))),
            ends.Count > 0 ? ends.Average(point => point.Accuracy) : null,
            Median(ends.Select(point => point.SecondsWithoutEvaluation)),
            runs.Any(run => run.End == RunEnd.Capped),
            Median(runs.Select(run => run.ImagesPerSecond)),
            cost is { } each ? Median(runs.Select(run => run.FlopsPerSecond(each))) : null,
            cost is { } one ? Median(runs.Select(run => run.YardstickShare(one))) : null,
            Median(runs.Select(run => (double)run.PeakMemoryBytes)));
    }

    /// <summary>Fastest to 90 % first; who never gets there by the time to the threshold before, then by accuracy.</summary>
    internal static IReadOnlyList<ContestantSummary> Rank(IEnumerable<ContestantResult> results)
    {
        var contestants = ContestantTable.All.ToDictionary(contestant => contestant.Name);
        return
        [
            .. results.Where(result => contestants.ContainsKey(result.Name)).Select(result => Of(result, contestants[result.Name]))
                .OrderBy(each => each.SecondsTo[0.90]).ThenBy(each => each.SecondsTo[0.8324]).ThenByDescending(each => each.Accuracy ?? 0),
        ];
    }

    /// <summary>The upper of the two in the middle where they are two, so that half of the runs missing is not a success; NaN of none.</summary>
    internal static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length > 0 ? sorted[sorted.Length / 2] : double.NaN;
    }
}
