using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Vitrine.Bundles.Exports;
using Vitrine.Bundles.Imports;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;

namespace Vitrine.App.Tables;

/// <summary>What engines answered to the images that a saved model carries.</summary>
internal static class ProofTables
{
    /// <summary>An exported file and its proof.</summary>
    internal static IEnumerable<IRenderable> Of(ExportReport report, BundleManifest manifest)
    {
        yield return Layout.Titled(TablesText.Export, Layout.Facts(
            (TablesText.Model, manifest.Name),
            (TablesText.File, report.Path),
            (TablesText.Bytes, Layout.Count(report.Bytes)),
            ("SHA-256", report.Sha256)));
        if (manifest.TestTimeAugmentation is not null)
            yield return new Rows(new Text(""), Layout.Sentence(TablesText.ExportIsPlain));
        if (report.Quantization is { } quantization)
            yield return Quantization(quantization);
        yield return Engines(report.Verification);
    }

    /// <summary>An imported model, where it came from, and its proof.</summary>
    internal static IEnumerable<IRenderable> Of(ImportReport report)
    {
        yield return Layout.Titled(TablesText.Import, Layout.Facts(
            (TablesText.File, report.Source.File),
            (TablesText.ImportedProgram, report.Source.Program),
            ("SHA-256", report.Source.Sha256),
            (TablesText.Model, report.Folder),
            (TablesText.ImageSize, $"{report.Input.Height} × {report.Input.Width}"),
            (TablesText.Classes, string.Join(", ", report.Classes.Select(name => name.Current))),
            (TablesText.Parameters, Layout.Count(report.Parameters))));
        if (report is { Pixels: { } pixels, PixelsAreAssumed: true })
            yield return new Rows(new Text(""), Layout.Sentence(TablesText.PixelsAssumed.Fill(pixels)));
        if (report.ClassesAreAssumed)
            yield return new Rows(new Text(""), Layout.Sentence(TablesText.ClassesAssumed));
        yield return Engines(report.Verification);
    }

    /// <summary>Floats and eight bits, side by side.</summary>
    private static IRenderable Quantization(QuantizationReport report)
    {
        var table = Layout.Table("", TablesText.Bytes + "#", TablesText.Accuracy + "#", TablesText.MillisecondsAnImage.Fill(QuantizationReport.BatchSize) + "#");
        table.Row("fp32", Layout.Count(report.Float32Bytes), Layout.Percent(report.Float32Accuracy), Layout.Number(report.Float32Milliseconds, 3));
        table.Row("int8", Layout.Count(report.Int8Bytes), Layout.Percent(report.Int8Accuracy), Layout.Number(report.Int8Milliseconds, 3));
        table.Row(
            TablesText.Difference,
            $"÷ {Layout.Number((double)report.Float32Bytes / report.Int8Bytes, 1)}",
            $"{Layout.Points(report.Comparison.Gain)} ({Layout.GainRange(report.Comparison.GainInterval)})",
            $"÷ {Layout.Number(report.Speedup, 1)}");
        return Layout.Titled(TablesText.Quantized.Fill(Layout.Count(report.CalibrationCount), Layout.Count(report.Count)), table);
    }

    /// <summary>A proof alone, with what it comes to.</summary>
    internal static IEnumerable<IRenderable> Of(VerificationReport report)
    {
        yield return Layout.Titled(report.Path, Layout.Facts((TablesText.Format, report.Format), (TablesText.Verdict, report.Holds ? TablesText.ProofHolds : TablesText.ProofFails)));
        yield return Engines(report);
    }

    private static IRenderable Engines(VerificationReport report)
    {
        var table = Layout.Table("", TablesText.Engine, TablesText.LogitDifference + "#", TablesText.ProbabilityDifference + "#", TablesText.SameClass + "#");
        foreach (var (engine, outcome) in report.Engines.Select(engine => (engine, engine.Outcome)))
        {
            table.AddRow(
                new Text(engine.Holds ? "✓" : "✗", new Style(engine.Holds ? Color.Green : Color.Red)),
                new Text(engine.Engine),
                new Text(Small(outcome.MaxLogitDifference)),
                new Text(Small(outcome.MaxProbabilityDifference)),
                new Text($"{Math.Round(outcome.Top1Agreement * outcome.Count)}/{outcome.Count}"));
        }
        return Layout.Titled(TablesText.Proof, table);
    }

    private static string Small(double difference) => difference.ToString("0.0E+0", CultureInfo.CurrentCulture);
}
