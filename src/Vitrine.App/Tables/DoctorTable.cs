using Spectre.Console;
using Spectre.Console.Rendering;
using Vitrine.App.Doctor;

namespace Vitrine.App.Tables;

/// <summary>What the doctor found, and how to mend it.</summary>
internal static class DoctorTable
{
    internal static IRenderable Of(IReadOnlyList<Finding> findings)
    {
        var grid = new Grid()
            .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 1, 0) })
            .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) })
            .AddColumn(new GridColumn { Padding = new Padding(0) });
        foreach (var finding in findings)
            grid.AddRow(Mark(finding.Health), new Text(finding.Title), Value(finding));
        return grid;
    }

    private static Text Mark(Health health) => health switch
    {
        Health.Good => new Text("✓", new Style(Color.Green)),
        Health.Warning => new Text("!", new Style(Color.Yellow)),
        _ => new Text("✗", new Style(Color.Red)),
    };

    private static IRenderable Value(Finding finding) => finding.Cure is null
        ? new Text(finding.Value)
        : new Rows(new Text(finding.Value), new Text("→ " + finding.Cure, new Style(decoration: Decoration.Bold)));
}
