using Vitrine.App.Progress;
using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.Bundles.Exports;
using Vitrine.Inference;

namespace Vitrine.App.Verbs;

/// <summary>Stage 7: a saved model as a file of another format, with the proof that it still is the model.</summary>
internal sealed class ExportVerb : Verb
{
    private static readonly VerbOption Format = new("--format", () => VerbText.OptionExportFormat.Fill(string.Join(", ", ExportFormats.All.Keys)))
    {
        ValueName = () => VerbText.PlaceFormat,
        Choices = () => ExportFormats.All.Keys,
    };

    private static readonly VerbOption Out = new("--out", () => VerbText.OptionExportOut) { ValueName = () => VerbText.PlaceFile };

    internal static readonly VerbOption Overwrite = new("--overwrite", () => VerbText.OptionOverwrite);

    internal override string Name => "export";

    internal override string Summary => VerbText.ExportSummary;

    internal override string? Description => VerbText.ExportDescription;

    internal override IReadOnlyList<VerbOperand> Operands => [new(() => VerbText.PlaceBundle, () => VerbText.OperandBundle)];

    internal override IReadOnlyList<VerbOption> Options => [Format, Out, Overwrite, RecipeOptions.Data];

    internal override IReadOnlyList<Example> Examples =>
    [
        new("export tiny --format onnx", VerbText.ExportExample),
        new("export latest --format onnx-int8", VerbText.ExportExampleInt8),
        new("export latest --out Fashion.cs", VerbText.ExportExampleCSharp),
        new("export latest --format npz --out weights.npz --overwrite", VerbText.ExportExampleNpz),
    ];

    internal override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var model = PortableModel.Load(RunPaths.Bundle(invocation.Terminal, invocation.Operands[0]));
        var format = FormatOf(invocation);
        var path = PlaceOf(invocation, format, model);
        cancellation.ThrowIfCancellationRequested();
        var report = format.NeedsImages ? await CalibratedAsync(invocation, model, format, path, cancellation) : ModelExporter.Export(model, format, path);
        if (invocation.IsJson)
            JsonOutput.Write(invocation.Terminal, report);
        else
            RichConsole.Write(invocation.Terminal, ProofTables.Of(report, model.Manifest));
        return 0;
    }

    private static string PlaceOf(Invocation invocation, ExportFormat format, PortableModel model)
    {
        var name = format.FileName(model.Manifest);
        var path = invocation.FullPath(Out) ?? invocation.Terminal.Resolve(name);
        path = Directory.Exists(path) ? Path.Combine(path, name) : path;
        if (ExportFormats.OfFile(path) != format)
            throw VitrineException.InvalidUsage(VerbText.ExportOtherEnding.Fill(path, format.Name, format.Extension));
        return !File.Exists(path) || invocation.Has(Overwrite) ? path : throw VitrineException.InvalidUsage(VerbText.ExportExists.Fill(path, Out.Name, Overwrite.Name));
    }

    private static async Task<ExportReport> CalibratedAsync(Invocation invocation, PortableModel model, ExportFormat format, string path, CancellationToken cancellation)
    {
        var display = ProgressDisplays.For(invocation);
        var dataset = await DataAccess.OpenAsync(invocation, display, cancellation);
        var (calibration, judges) = CalibrationImages.Choose(dataset.Train, model.Manifest);
        display.Activity(VerbText.Calibrating8.Fill(Layout.Count(calibration.Count)));
        model = model with { Calibration = calibration };
        var report = ModelExporter.Export(model, format, path);
        report = report with { Quantization = QuantizationMeasurement.Measure(model, path, judges) };
        display.Clear();
        return report;
    }

    /// <summary>As asked for, else by the end of the file's name.</summary>
    private static ExportFormat FormatOf(Invocation invocation)
    {
        if (invocation.Value(Format) is { } name)
            return ExportFormats.Named(name);
        return invocation.Value(Out) is { } path
            ? ExportFormats.OfFile(path)
            : throw VitrineException.InvalidUsage(VerbText.ExportWithoutFormat.Fill(Format.Name, string.Join(", ", ExportFormats.All.Keys)));
    }
}
