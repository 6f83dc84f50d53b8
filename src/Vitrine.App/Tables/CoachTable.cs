using Spectre.Console;
using Spectre.Console.Rendering;
using Vitrine.Coaching;

namespace Vitrine.App.Tables;

/// <summary>What the coach sees in a run: an item a piece of advice, or a sentence where there is none.</summary>
internal static class CoachTable
{
    internal static IRenderable Of(IReadOnlyList<Advice> advice) => Layout.Titled(
        CoachText.Title,
        advice.Count > 0 ? Items(advice) : Layout.Sentence(CoachText.NothingSeen));

    private static Grid Items(IReadOnlyList<Advice> advice)
    {
        var grid = new Grid()
            .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 1, 0) })
            .AddColumn(new GridColumn { Padding = new Padding(0) });
        foreach (var each in advice)
            grid.AddRow(new Text("!", new Style(Color.Yellow)), new Rows(Lines(each)));
        return grid;
    }

    private static IEnumerable<IRenderable> Lines(Advice advice)
    {
        yield return new Text($"{advice.Sees} {advice.Evidence}");
        yield return new Text("→ " + advice.Try, new Style(decoration: Decoration.Bold));
        if (advice.Bought is { } bought)
            yield return new Text(bought, new Style(Color.Grey));
    }
}
