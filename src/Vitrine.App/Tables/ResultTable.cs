using System.Globalization;
using Spectre.Console.Rendering;
using Vitrine.App.Progress;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Reporting;

namespace Vitrine.App.Tables;

/// <summary>What a run came to, and where it lies.</summary>
internal static class ResultTable
{
    internal static IRenderable Of(RunRecord run, IEnumerable<(string Name, string Value)> places) =>
        Layout.Titled(TablesText.Result, Layout.Facts(Facts(run).Concat(places)));

    private static IEnumerable<(string Name, string Value)> Facts(RunRecord run)
    {
        if (run.Test is { } test)
            yield return (TablesText.TestAccuracy, Accuracy(test));
        // measured on the full set: beside another they would mean nothing
        if (run is { Test: { } final, Dataset.Name: FashionMnist.Name })
        {
            yield return (TablesText.OriginalProject, Compared(final, ReferenceResults.OriginalProject));
            yield return (TablesText.Human, Compared(final, ReferenceResults.HumanCrowd));
        }
        if (run.Validation is { } validation)
            yield return (TablesText.ValidationAccuracy, Accuracy(validation));
        if (run is { Train: { } train, Validation: { } held })
            yield return (TablesText.Gap, TablesText.PointsGap.Fill(Layout.Points(train.Accuracy - held.Accuracy)));
        if (run.Parity is { } parity)
            yield return (TablesText.Parity, Parity(parity));
        if (run.Summary is { } summary)
            yield return (TablesText.Parameters, Layout.Count(summary.ParameterCount));
        if (run.TrainSeconds is { } trainSeconds)
            yield return (TablesText.TrainTime, Clock.Text(TimeSpan.FromSeconds(trainSeconds)));
        if (run.TotalSeconds is { } totalSeconds)
            yield return (TablesText.TotalTime, Clock.Text(TimeSpan.FromSeconds(totalSeconds)));
    }

    internal static string Parity(Bundles.ParityReport parity) => TablesText.ParityValue.Fill(
        Layout.Percent(parity.Top1Agreement),
        Layout.Count(parity.Count),
        parity.MaxAbsDifference.ToString("0.0e+0", CultureInfo.CurrentCulture));

    private static string Accuracy(EvaluationReport report) =>
        $"{Layout.Percent(report.Accuracy)}  ({TablesText.Interval95} {Layout.Range(report.AccuracyInterval)})";

    private static string Compared(EvaluationReport test, double anchor) =>
        TablesText.PointsBeyond.Fill(Layout.Percent(anchor), Layout.Points(test.Accuracy - anchor));
}
