using Spectre.Console.Rendering;
using Vitrine.Runs;

namespace Vitrine.App.Tables;

/// <summary>In what two runs' machines and software differ.</summary>
internal static class DifferencesTable
{
    internal static IRenderable Of(IReadOnlyList<EnvironmentDifference> differences)
    {
        var table = Layout.Table(TablesText.Aspect, TablesText.Original, TablesText.Repetition);
        foreach (var difference in differences)
            table.Row(difference.Title, difference.Original, difference.Repeated);
        return Layout.Titled(TablesText.Differences, table);
    }
}
