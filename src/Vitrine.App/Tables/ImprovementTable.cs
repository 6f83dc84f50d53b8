using Spectre.Console;
using Spectre.Console.Rendering;
using Vitrine.Improvement;

namespace Vitrine.App.Tables;

/// <summary>What the search for a better recipe tried and what it bought.</summary>
internal static class ImprovementTable
{
    internal static IRenderable Of(ImprovementReport report, int width)
    {
        var conclusion = Layout.Sentence(report.Conclusion);
        return report.Outcomes.Count == 0
            ? Layout.Titled(TablesText.Improvement, conclusion)
            : Layout.Titled(TablesText.Improvement, new Rows(Outcomes(report, width), conclusion));
    }

    private static Table Outcomes(ImprovementReport report, int width)
    {
        var isWide = width >= Layout.WideColumns;
        string[] narrow = ["", TablesText.Variation, TablesText.Gain + "#"];
        var table = Layout.Table(isWide ? [.. narrow, TablesText.Interval95 + "#", "p#", TablesText.Seconds + "#"] : narrow);
        foreach (var outcome in report.Outcomes)
        {
            var mark = new Text(outcome.Kept ? "✓" : "·", new Style(outcome.Kept ? Color.Green : Color.Grey));
            IRenderable[] cells = [mark, new Text(outcome.Description), new Text(Layout.Points(outcome.Gain))];
            table.AddRow(isWide ? [.. cells, .. More(outcome)] : cells);
        }
        return table;
    }

    private static IEnumerable<IRenderable> More(VariationOutcome outcome) =>
    [
        new Text(Layout.GainRange(outcome.GainInterval)),
        new Text(outcome.PValue < 0.001 ? "< " + Layout.Number(0.001, 3) : Layout.Number(outcome.PValue, 3)),
        new Text(Layout.Number(outcome.Seconds, 1)),
    ];
}
