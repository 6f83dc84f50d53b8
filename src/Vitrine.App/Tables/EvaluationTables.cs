using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Inference.TestTime;

namespace Vitrine.App.Tables;

/// <summary>An evaluation for people to look at.</summary>
internal static class EvaluationTables
{
    private const int ConfusionCellColumns = 6;
    private const int ConfusionLabelColumns = 24;

    /// <summary>All that has room in this width.</summary>
    internal static IEnumerable<IRenderable> All(EvaluationReport report, int width)
    {
        yield return Overview(report);
        yield return PerClass(report, width);
        if (width >= ConfusionLabelColumns + (report.Classes.Count * ConfusionCellColumns))
            yield return Confusion(report);
        if (report.MostConfused.Count > 0)
            yield return ConfusedPairs(report);
        if (report.WorstMistakes.Count > 0)
            yield return Mistakes(report, count: 5);
    }

    internal static IRenderable Overview(EvaluationReport report) => Layout.Titled(SplitTitle(report.Split), Layout.Facts(
    [
        (TablesText.Accuracy, Accuracy(report.Accuracy, report.AccuracyInterval)),
        .. Views(report.TestTimeAugmentation),
        (TablesText.Images, Layout.Count(report.Count)),
        (TablesText.Loss, Layout.Number(report.Loss, 4)),
        (TablesText.MacroF1, Layout.Percent(report.MacroF1)),
        (TablesText.CalibrationError, Layout.Percent(report.ExpectedCalibrationError)),
    ]));

    internal static IRenderable PerClass(EvaluationReport report, int width)
    {
        var isWide = width >= Layout.WideColumns;
        string[] narrow = [TablesText.Class, TablesText.Precision + "#", TablesText.Recall + "#"];
        var table = Layout.Table(isWide ? [.. narrow, TablesText.Interval95 + "#", "F1#", TablesText.Images + "#"] : narrow);
        foreach (var row in report.Classes)
        {
            string[] cells = [row.Name.Current, Layout.Percent(row.Precision), Layout.Percent(row.Recall)];
            table.Row(isWide ? [.. cells, Layout.Range(row.RecallInterval), Layout.Percent(row.F1), Layout.Count(row.Support)] : cells);
        }
        return Layout.Titled(TablesText.PerClass, table);
    }

    /// <summary>Rows are what the images are, columns what they were taken for.</summary>
    internal static IRenderable Confusion(EvaluationReport report)
    {
        var numbers = Enumerable.Range(0, report.Classes.Count).ToList();
        var table = Layout.Table(["", .. numbers.Select(i => i.ToString(CultureInfo.InvariantCulture) + "#")]);
        table.Columns.ToList().ForEach(column => column.Padding = new Padding(0, 0, 1, 0));
        foreach (var actual in numbers)
        {
            var name = new Text($"{actual} {report.Classes[actual].Name.Current}");
            table.AddRow([name, .. numbers.Select(predicted => Cell(report.Confusion[actual][predicted], actual == predicted))]);
        }
        return Layout.Titled(TablesText.Confusion, table);
    }

    internal static IRenderable ConfusedPairs(EvaluationReport report)
    {
        var table = Layout.Table(TablesText.Pair, TablesText.Errors + "#", TablesText.ShareOfErrors + "#");
        foreach (var pair in report.MostConfused.Take(5))
        {
            var names = $"{Name(report, pair.First)} ↔ {Name(report, pair.Second)}";
            table.Row(names, Layout.Count(pair.FirstAsSecond + pair.SecondAsFirst), Layout.Percent(pair.ShareOfErrors));
        }
        return Layout.Titled(TablesText.MostConfused, table);
    }

    internal static IRenderable Mistakes(EvaluationReport report, int count)
    {
        var table = Layout.Table(TablesText.Image + "#", TablesText.Actual, TablesText.Predicted, TablesText.Confidence + "#");
        foreach (var mistake in report.WorstMistakes.Take(count))
            table.Row(Layout.Count(mistake.ImageIndex), Name(report, mistake.Actual), Name(report, mistake.Predicted), Layout.Percent(mistake.Confidence));
        return Layout.Titled(TablesText.WorstMistakes, table);
    }

    /// <summary>What test-time augmentation gained and cost, where there was any.</summary>
    private static IEnumerable<(string Name, string Value)> Views(AugmentedEvaluation? augmented)
    {
        if (augmented is null)
            yield break;
        var (views, below) = (augmented.Augmentation.Views, augmented.Augmentation.Below);
        var name = views switch
        {
            TestTimeViews.Flip => TablesText.ViewsFlip,
            TestTimeViews.FlipShift => TablesText.ViewsFlipShift,
            _ => TablesText.ViewsFlipCross,
        };
        yield return (TablesText.PlainAccuracy, Accuracy(augmented.PlainAccuracy, augmented.PlainAccuracyInterval));
        yield return (TablesText.Views, below < 1 ? TablesText.ViewsBelow.Fill(name, Layout.Percent(below)) : name);
        yield return (TablesText.Passes, Layout.Number(augmented.PassesPerImage, 2));
    }

    private static string Accuracy(double accuracy, Interval interval) => $"{Layout.Percent(accuracy)}  ({TablesText.Interval95} {Layout.Range(interval)})";

    private static string SplitTitle(string split) => split switch
    {
        "validation" => TablesText.EvaluationOnValidation,
        "train" => TablesText.EvaluationOnTrain,
        _ => TablesText.EvaluationOnTest,
    };

    private static Text Cell(int count, bool isRight)
    {
        var color = count == 0 ? Color.Grey : isRight ? Color.Green : Color.Default;
        return new Text(count == 0 ? "·" : count.ToString(CultureInfo.InvariantCulture), new Style(color));
    }

    private static string Name(EvaluationReport report, int index) => report.Classes[index].Name.Current;
}
