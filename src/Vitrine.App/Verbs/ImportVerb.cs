using Vitrine.App.Progress;
using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.Bundles.Imports;
using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Training;

namespace Vitrine.App.Verbs;

/// <summary>Stage 7: a saved model of a file of another format, with the proof that every engine answers the same.</summary>
internal sealed class ImportVerb : Verb
{
    private static readonly VerbOption Out = new("--out", () => VerbText.OptionAverageOut) { ValueName = () => VerbText.PlaceFolder };

    private static readonly VerbOption Classes = new("--classes", () => VerbText.OptionImportClasses) { ValueName = () => VerbText.PlaceNamesOrFile };

    private static readonly VerbOption Pixels = new("--pixels", () => VerbText.OptionPixels)
    {
        ValueName = () => string.Join('|', PixelRanges.All.Keys),
        Choices = () => PixelRanges.All.Keys,
    };

    // what these two are in training, they are not here: nothing is assumed without them
    private static readonly VerbOption Preset = RecipeOptions.Preset with { Help = () => VerbText.OptionImportPreset.Fill(string.Join(", ", Recipes.All.Keys)), Default = null };

    private static readonly VerbOption Architecture = RecipeOptions.Architecture with { Help = () => VerbText.OptionImportArchitecture };

    internal override string Name => "import";

    internal override string Summary => VerbText.ImportSummary;

    internal override string? Description => VerbText.ImportDescription;

    internal override IReadOnlyList<VerbOperand> Operands => [new(() => VerbText.PlaceFile, () => VerbText.OperandImport.Fill(string.Join(", ", ImportFormats.Extensions)))];

    internal override IReadOnlyList<VerbOption> Options => [Out, Classes, Pixels, Preset, Architecture, ImageSizeOption.Input];

    internal override IReadOnlyList<Example> Examples =>
    [
        new("import fashion.h5 --out fashion", VerbText.ImportExample),
        new("import digits.keras --out digits --classes digits.txt --pixels 0-255", VerbText.ImportExampleClasses),
        new("import tiny.npz --out tiny-again", VerbText.ImportExampleOwn),
        new("import weights.safetensors --architecture network.json --out mine", VerbText.ImportExampleBare),
    ];

    internal override Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var folder = invocation.FullPath(Out) ?? throw VitrineException.InvalidUsage(VerbText.ImportWithoutOut.Fill(Out.Name));
        var options = new ImportOptions
        {
            Classes = ClassesOf(invocation),
            Pixels = invocation.Value(Pixels) is { } range ? PixelRanges.All[range] : null,
            Architecture = NamesNetwork(invocation) ? RecipeOptions.ReadRecipe(invocation).Architecture : null,
            Input = ImageSizeOption.Read(invocation),
        };
        cancellation.ThrowIfCancellationRequested();
        var display = ProgressDisplays.For(invocation);
        display.Activity(VerbText.Importing.Fill(invocation.Operands[0]));
        var report = ModelImporter.Import(invocation.Terminal.Resolve(invocation.Operands[0]), folder, options, invocation.Terminal.Time);
        display.Clear();
        if (invocation.IsJson)
            JsonOutput.Write(invocation.Terminal, report);
        else
            RichConsole.Write(invocation.Terminal, ProofTables.Of(report));
        return Task.FromResult(0);
    }

    private static bool NamesNetwork(Invocation invocation) => invocation.Has(Preset) || invocation.Has(Architecture);

    /// <summary>A file that is there, else the names themselves.</summary>
    private static IReadOnlyList<ClassName>? ClassesOf(Invocation invocation)
    {
        if (invocation.Value(Classes) is not { } text)
            return null;
        if (invocation.Terminal.Resolve(text) is var path && File.Exists(path))
            return LabelNames.Read(File.ReadLines(path)).Classes;
        var names = text.Split(',', StringSplitOptions.TrimEntries);
        return names.Length > 1 && names.All(name => name.Length > 0)
            ? [.. names.Select(name => new ClassName(name))]
            : throw VitrineException.InvalidUsage(VerbText.NoClassesFile.Fill(Classes.Name, text));
    }
}
