using Vitrine.Bundles.Exports;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Inference.Preprocessing;
using Vitrine.Models;

namespace Vitrine.Bundles.Imports;

/// <summary>
/// Weights by name, as safetensors or npz. A file that Vitrine exported carries the whole description and its proof; of others somebody must say which network they are of, and the names must be its.
/// </summary>
internal sealed class VitrineFormat : ImportFormat
{
    private const string Npz = ".npz";

    public override string Name => "Vitrine";

    public override IReadOnlyList<string> Extensions => [".safetensors", Npz];

    internal override ImportedModel Read(string path, ImportOptions options)
    {
        var (weights, text) = IsNpz(path) ? NpzFormat.Content(path) : SafetensorsFormat.Content(path);
        if (text(BundleFiles.Manifest) is null)
            return Bare(path, weights, options.Architecture ?? throw VitrineException.InvalidUsage(ImportsText.BareWeights.Fill(path)), options);
        if (options is not { Classes: null, Pixels: null, Architecture: null })
            throw VitrineException.InvalidUsage(ImportsText.SaysItself.Fill(path));
        var model = PortableModel.Of(path, weights, text);
        return new ImportedModel(model.Model, $"{Name} {model.Manifest.VitrineVersion}") { Manifest = model.Manifest, Probe = model.Probe };
    }

    private static bool IsNpz(string path) => path.EndsWith(Npz, StringComparison.OrdinalIgnoreCase);

    /// <summary>Weights of a network that somebody named: the last dense layer's say how many classes there are.</summary>
    private static ImportedModel Bare(string path, IReadOnlyDictionary<string, Weight> weights, Architecture architecture, ImportOptions options)
    {
        var head = architecture.Named("").LastOrDefault(layer => layer.Layer is Dense).Name ?? "dense_1";
        if (!weights.TryGetValue($"{head}.weight", out var last) || last.Shape.Count != 2 || last.Shape[0] is < 1 or > ushort.MaxValue)
            throw VitrineException.InvalidData(ImportsText.NoHead.Fill(path, $"{head}.weight"));
        var (input, pixels) = (options.Input, options.Pixels ?? PixelRange.ZeroToOne);
        var classes = options.ClassesFor((int)last.Shape[0], input, path);
        var normalization = new Normalization(0, pixels == PixelRange.ZeroTo255 ? 1f / byte.MaxValue : 1);
        var model = ModelBundle.ModelOf(architecture.For(input.Height, input.Width, classes.Count), weights, normalization, input, classes, path);
        return new ImportedModel(model, IsNpz(path) ? "NumPy" : "safetensors") { Pixels = pixels };
    }
}
