using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Chapters;

/// <summary>What the evaluations of validation and test have in common.</summary>
internal static class Metrics
{
    internal static string Accuracy(EvaluationReport report) => MetricsText.Accuracy.Fill(
        Quantity.Percent(report.Accuracy), Quantity.Count(report.Count), Quantity.Range(report.AccuracyInterval), Quantity.Count(report.ErrorCount()));

    /// <summary>The hardest and the easiest class, and where the errors gather.</summary>
    internal static IEnumerable<string> Classes(EvaluationReport report)
    {
        if (report.ErrorCount() == 0)
        {
            yield return MetricsText.NoErrors;
            yield break;
        }

        var present = report.Classes.Where(each => each.Support > 0).OrderBy(each => each.Recall).ToArray();
        yield return MetricsText.Hardest.Fill(
            present[0].Name.Current,
            Quantity.Count(present[0].Support),
            Quantity.ShortPercent(present[0].Recall),
            Quantity.ShortRange(present[0].RecallInterval));
        yield return MetricsText.Easiest.Fill(present[^1].Name.Current, Quantity.ShortPercent(present[^1].Recall));
        yield return Pair(report.MostConfused[0], report);
    }

    internal static Html SummaryTable(EvaluationReport report) => HtmlTable.OfPairs(
        $"{report.Split}-summary",
        MetricsText.SummaryCaption,
        [
            (MetricsText.Images, Quantity.Count(report.Count)),
            (MetricsText.AccuracyName, Quantity.Percent(report.Accuracy)),
            (MetricsText.AccuracyIntervalName, Quantity.Range(report.AccuracyInterval)),
            .. Views(report.TestTimeAugmentation),
            (MetricsText.MacroF1, Quantity.FourDecimals(report.MacroF1)),
            (MetricsText.Loss, Quantity.FourDecimals(report.Loss)),
            (MetricsText.CalibrationError, Quantity.Percent(report.ExpectedCalibrationError)),
        ]);

    internal static Html ClassesTable(EvaluationReport report) => HtmlTable.Of(
        $"{report.Split}-classes",
        MetricsText.ClassesCaption,
        [
            new(MetricsText.Class, IsNumber: false),
            new(MetricsText.Images),
            new(MetricsText.Recall),
            new(MetricsText.RecallInterval),
            new(MetricsText.Precision),
            new(MetricsText.F1),
        ],
        report.Classes.Select(each => new Html[]
        {
            each.Name.Current,
            Quantity.Count(each.Support),
            Quantity.ShortPercent(each.Recall),
            Quantity.ShortRange(each.RecallInterval),
            Quantity.ShortPercent(each.Precision),
            Quantity.ShortPercent(each.F1),
        }));

    /// <summary>Empty where nothing was confused.</summary>
    internal static Html PairsTable(EvaluationReport report) => report.MostConfused.Count == 0 ? Html.Empty : HtmlTable.Of(
        $"{report.Split}-pairs",
        MetricsText.PairsCaption,
        [
            new(MetricsText.Pair1, IsNumber: false),
            new(MetricsText.Pair2, IsNumber: false),
            new(MetricsText.FirstAsSecond),
            new(MetricsText.SecondAsFirst),
            new(MetricsText.ShareOfErrors),
        ],
        report.MostConfused.Select(pair => new Html[]
        {
            NameOf(pair.First, report),
            NameOf(pair.Second, report),
            Quantity.Count(pair.FirstAsSecond),
            Quantity.Count(pair.SecondAsFirst),
            Quantity.ShortPercent(pair.ShareOfErrors),
        }));

    /// <summary>What test-time augmentation gained and cost, where there was any.</summary>
    private static IEnumerable<(string, string)> Views(AugmentedEvaluation? augmented) => augmented is null
        ? []
        :
        [
            (MetricsText.PlainAccuracy, $"{Quantity.Percent(augmented.PlainAccuracy)} ({Quantity.Range(augmented.PlainAccuracyInterval)})"),
            (MetricsText.PassesPerImage, Quantity.OneDecimal(augmented.PassesPerImage)),
        ];

    private static string Pair(ConfusedPair pair, EvaluationReport report) => MetricsText.Pair.Fill(
        Quantity.ShortPercent(pair.ShareOfErrors),
        NameOf(pair.First, report),
        NameOf(pair.Second, report),
        Quantity.Count(pair.FirstAsSecond),
        Quantity.Count(pair.SecondAsFirst));

    private static string NameOf(int label, EvaluationReport report) => report.Classes[label].Name.Current;
}
