using System.Globalization;
using Spectre.Console.Rendering;
using Vitrine.App.Progress;
using Vitrine.App.Verbs;
using Vitrine.Runs;

namespace Vitrine.App.Tables;

/// <summary>What a run would do.</summary>
internal static class DryRunTable
{
    private const double BytesPerMebibyte = 1 << 20;

    internal static IRenderable Of(DryRunReport report) => Layout.Titled(TablesText.DryRun, Layout.Facts(Facts(report)));

    private static IEnumerable<(string Name, string Value)> Facts(DryRunReport report)
    {
        yield return (TablesText.Preset, report.Recipe.Name);
        yield return (TablesText.Data, $"{report.Data} ({Layout.Count(report.TrainCount)} + {Layout.Count(report.ValidationCount)})");
        yield return (TablesText.Parameters, Layout.Count(report.ParameterCount));
        yield return (TablesText.Arithmetic, $"{RecipeOptions.NameOf(report.Recipe.Precision)}, {report.Device}");
        yield return (TablesText.Epochs, Layout.Count(report.Recipe.Epochs));
        yield return (TablesText.Steps, $"{Layout.Count(report.StepCount)} ({(report.Costs.SecondsPerStep * 1000).ToString("N1", CultureInfo.CurrentCulture)} ms)");
        yield return (TablesText.EstimatedTime, Clock.Text(TimeSpan.FromSeconds(report.EstimatedTrainSeconds)));
        if (report.ImproveSeconds > 0)
            yield return (TablesText.Search, $"≤ {Clock.Text(TimeSpan.FromSeconds(report.ImproveSeconds))}");
        yield return (TablesText.PeakMemory, $"{(report.PeakMemoryBytes / BytesPerMebibyte).ToString("N0", CultureInfo.CurrentCulture)} MiB");
        yield return (TablesText.Parity, ResultTable.Parity(report.Parity));
        yield return (TablesText.Folder, report.Folder);
        yield return (TablesText.Files, string.Join(", ", report.Files));
    }
}
