using Spectre.Console.Rendering;
using Vitrine.Inference;
using Vitrine.Models;

namespace Vitrine.App.Tables;

/// <summary>A network's layers, as Keras' <c>model.summary()</c> shows them.</summary>
internal static class SummaryTable
{
    internal static IRenderable Of(ArchitectureSummary summary, string name, int width)
    {
        var isWide = width >= Layout.WideColumns;
        var table = isWide
            ? Layout.Table(TablesText.Layer, TablesText.Settings, TablesText.OutputShape + "#", TablesText.Parameters + "#", TablesText.MultiplyAccumulates + "#")
            : Layout.Table(TablesText.Layer, TablesText.OutputShape + "#", TablesText.Parameters + "#");
        foreach (var layer in summary.Layers)
        {
            string[] narrow = [Shape(layer.OutputShape), Layout.Count(layer.ParameterCount)];
            table.Row(isWide ? [layer.Name, layer.Details, .. narrow, Layout.Count(layer.MultiplyAccumulates)] : [layer.Name, .. narrow]);
        }
        return Layout.Titled(TablesText.Summary.Fill(name), new Spectre.Console.Rows(table, Totals(summary)));
    }

    private static IRenderable Totals(ArchitectureSummary summary) => Layout.Facts(
        (TablesText.Input, Shape(summary.InputShape)),
        (TablesText.Parameters, Layout.Count(summary.ParameterCount)),
        (TablesText.MultiplyAccumulates, Layout.Count(summary.MultiplyAccumulates)));

    private static string Shape(IReadOnlyList<int> shape) => string.Join(" × ", shape);
}
