using System.Globalization;
using Spectre.Console.Rendering;
using Vitrine.App.Progress;
using Vitrine.App.Verbs;

namespace Vitrine.App.Tables;

/// <summary>The runs in a folder, newest first.</summary>
internal static class RunsTable
{
    /// <summary>Enough for a run's name, its state and an accuracy.</summary>
    private const int NameColumns = 50;

    internal static IRenderable Of(IReadOnlyList<RunListing> runs, int width)
    {
        var isWide = width >= Layout.WideColumns;
        string[] narrow = [TablesText.Run, TablesText.Status, TablesText.Test + "#"];
        var table = Layout.Table(isWide ? [.. narrow, TablesText.Validation + "#", TablesText.Preset, TablesText.Seed + "#", TablesText.Time + "#"] : narrow);
        table.Columns[0].NoWrap = width >= NameColumns;
        foreach (var run in runs)
        {
            string[] cells = [run.Name, StatusOf(run), Share(run.TestAccuracy)];
            table.Row(isWide ? [.. cells, Share(run.ValidationAccuracy), run.Preset ?? "", run.Seed?.ToString(CultureInfo.InvariantCulture) ?? "", Time(run.TotalSeconds)] : cells);
        }
        return Layout.Titled(TablesText.Runs, table);
    }

    private static string StatusOf(RunListing run) => run.Status switch
    {
        "running" => TablesText.StatusRunning,
        "interrupted" => TablesText.StatusInterrupted,
        "finished" => TablesText.StatusFinished,
        "failed" => TablesText.StatusFailed,
        _ => TablesText.StatusUnreadable,
    };

    private static string Share(double? accuracy) => accuracy is { } share ? Layout.Percent(share) : "";

    private static string Time(double? seconds) => seconds is { } time ? Clock.Text(TimeSpan.FromSeconds(time)) : "";
}
