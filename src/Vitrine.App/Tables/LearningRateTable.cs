using System.Globalization;
using Spectre.Console.Rendering;
using Vitrine.Inference;
using Vitrine.Training;

namespace Vitrine.App.Tables;

/// <summary>The rates that a sweep suggests, and some of its steps.</summary>
internal static class LearningRateTable
{
    private const int RowCount = 12;

    internal static IRenderable Of(LearningRateCurve curve, Recipe recipe, string chart)
    {
        var table = Layout.Table(TablesText.LearningRate + "#", TablesText.SmoothedLoss + "#");
        foreach (var point in Enumerable.Range(1, RowCount).Select(row => curve.Points[(row * curve.Points.Count / RowCount) - 1]).Distinct())
            table.Row(Rate(point.LearningRate), Layout.Number(point.SmoothedLoss, 4));
        var facts = Layout.Facts(
            (TablesText.Valley, Rate(curve.Valley)), (TablesText.Steepest, Rate(curve.Steepest)), (TablesText.RateOf.Fill(recipe.Name), Rate(recipe.LearningRate)), (TablesText.Chart, chart));
        return Layout.Titled(TablesText.LearningRates, new Spectre.Console.Rows(table, facts));
    }

    private static string Rate(double rate) => rate.ToString("0.0e0", CultureInfo.CurrentCulture);
}
