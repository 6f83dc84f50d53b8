using Vitrine.App.Progress;
using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.Data.Formats;
using Vitrine.Inference;

namespace Vitrine.App.Verbs;

/// <summary>Writes a data set in the format of other tools.</summary>
internal sealed class DataExportVerb : Verb
{
    private static readonly VerbOption Format = new("--format", () => VerbText.OptionDataFormat)
    {
        ValueName = () => string.Join('|', DatasetFormats.All.Keys),
        Choices = () => DatasetFormats.All.Keys,
    };

    private static readonly VerbOption Out = new("--out", () => VerbText.OptionDataOut) { ValueName = () => VerbText.PlaceAny };

    internal override string Name => "data export";

    internal override string Summary => VerbText.DataExportSummary;

    internal override string? Description => VerbText.DataExportDescription;

    internal override IReadOnlyList<VerbOption> Options => [Format, Out, ExportVerb.Overwrite, RecipeOptions.Data];

    internal override IReadOnlyList<Example> Examples =>
    [
        new("data export --format npz --out fashion-mnist.npz", VerbText.DataExportExample),
        new("data export --format csv --out tables --data photos", VerbText.DataExportExampleFolder),
    ];

    internal override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var format = DatasetFormats.Named(Required(invocation, Format));
        var place = invocation.Terminal.Resolve(Required(invocation, Out));
        var display = ProgressDisplays.For(invocation);
        var dataset = await DataAccess.OpenAsync(invocation, display, cancellation);
        display.Activity(VerbText.Writing.Fill(place));
        var export = await DatasetExporter.ExportAsync(dataset, format, place, invocation.Has(ExportVerb.Overwrite), cancellation);
        display.Clear();
        if (invocation.IsJson)
            JsonOutput.Write(invocation.Terminal, export);
        else
            RichConsole.Write(invocation.Terminal, DatasetTables.Export(export));
        return 0;
    }

    private string Required(Invocation invocation, VerbOption option) =>
        invocation.Value(option) ?? throw VitrineException.InvalidUsage(VerbText.DataExportIncomplete.Fill(Name, option.Name, option.ValueName!()));
}
