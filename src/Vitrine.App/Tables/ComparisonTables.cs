using System.Globalization;
using Spectre.Console.Rendering;
using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Runs;

namespace Vitrine.App.Tables;

/// <summary>Several models on the same images.</summary>
internal static class ComparisonTables
{
    private const double Significance = 0.05, SmallestPValue = 0.001;

    /// <summary>An ensemble, its members, and whether it is better than the best of them.</summary>
    internal static IEnumerable<IRenderable> Of(IReadOnlyList<string> names, EnsembleEvaluation evaluation, int width)
    {
        yield return Models([.. Rows(names, evaluation.Members), (TablesText.Ensemble, evaluation.Ensemble, evaluation.PassesPerImage)], width);
        yield return Difference(names[evaluation.Best], TablesText.Ensemble, evaluation.AgainstBest);
    }

    /// <summary>A baseline and a candidate.</summary>
    internal static IEnumerable<IRenderable> Of(IReadOnlyList<string> names, IReadOnlyList<EvaluationReport> reports, PairedComparison comparison, int width)
    {
        yield return Models([.. Rows(names, reports)], width);
        yield return Difference(names[0], names[1], comparison);
    }

    /// <summary>A model averaged from others, beside them.</summary>
    internal static IEnumerable<IRenderable> Of(IReadOnlyList<string> names, AveragingResult result, int width)
    {
        yield return Models([.. Rows(names, result.Members), (TablesText.MeanOfWeights, result.Average, Passes(result.Average))], width);
        yield return Difference(names[result.Best], TablesText.MeanOfWeights, result.AgainstBest);
        yield return Layout.Titled(TablesText.Result, Layout.Facts(
            (TablesText.Statistics, result.StatisticsImageCount == 0 ? TablesText.StatisticsNone : TablesText.StatisticsValue.Fill(Layout.Count(result.StatisticsImageCount))),
            (TablesText.Parity, ResultTable.Parity(result.Parity)),
            (TablesText.Model, result.Bundle)));
    }

    private static IEnumerable<(string Name, EvaluationReport Report, double Passes)> Rows(IReadOnlyList<string> names, IReadOnlyList<EvaluationReport> reports) =>
        names.Zip(reports, (name, report) => (name, report, Passes(report)));

    private static IRenderable Models(IReadOnlyList<(string Name, EvaluationReport Report, double Passes)> rows, int width)
    {
        var isWide = width >= Layout.WideColumns;
        string[] narrow = [TablesText.Model, TablesText.Accuracy + "#"];
        var table = Layout.Table(isWide ? [.. narrow, TablesText.Interval95 + "#", TablesText.Loss + "#", TablesText.Passes + "#"] : narrow);
        foreach (var (name, report, passes) in rows)
        {
            string[] cells = [name, Layout.Percent(report.Accuracy)];
            table.Row(isWide ? [.. cells, Layout.Range(report.AccuracyInterval), Layout.Number(report.Loss, 4), Layout.Number(passes, 2)] : cells);
        }
        var (_, first, _) = rows[0];
        return Layout.Titled(TablesText.ModelsOn.Fill(Layout.Count(first.Count), SplitName(first.Split)), table);
    }

    private static IRenderable Difference(string baseline, string candidate, PairedComparison comparison) => Layout.Titled(
        TablesText.Against.Fill(candidate, baseline),
        Layout.Facts(
            (TablesText.PairedGain, TablesText.GainValue.Fill(
                Layout.Points(comparison.Gain), Layout.Points(comparison.GainInterval.Low), Layout.Points(comparison.GainInterval.High))),
            (TablesText.OnlyOne.Fill(candidate), Layout.Count(comparison.OnlyCandidateCount)),
            (TablesText.OnlyOne.Fill(baseline), Layout.Count(comparison.OnlyBaselineCount)),
            (TablesText.McNemar, PValue(comparison.PValue)),
            (TablesText.Verdict, Verdict(baseline, candidate, comparison))));

    /// <summary>More digits of a small one would say no more.</summary>
    private static string PValue(double value) => value < SmallestPValue
        ? $"< {SmallestPValue.ToString("F3", CultureInfo.CurrentCulture)}"
        : value.ToString("F3", CultureInfo.CurrentCulture);

    private static string Verdict(string baseline, string candidate, PairedComparison comparison) => comparison.PValue >= Significance
        ? TablesText.VerdictOpen
        : TablesText.VerdictBetter.Fill(comparison.Gain > 0 ? candidate : baseline);

    private static double Passes(EvaluationReport report) => report.TestTimeAugmentation?.PassesPerImage ?? 1;

    private static string SplitName(string split) => split switch
    {
        "train" => TablesText.Train,
        "validation" => TablesText.Validation,
        _ => TablesText.Test,
    };
}
