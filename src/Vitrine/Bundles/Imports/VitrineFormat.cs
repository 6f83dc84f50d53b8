using Vitrine.Bundles.Exports;
using Vitrine.Inference;

namespace Vitrine.Bundles.Imports;

/// <summary>A safetensors or npz file that Vitrine exported: it carries the whole description and its proof.</summary>
internal sealed class VitrineFormat : ImportFormat
{
    private const string Npz = ".npz";

    public override string Name => "Vitrine";

    public override IReadOnlyList<string> Extensions => [".safetensors", Npz];

    internal override ImportedModel Read(string path, ImportOptions options)
    {
        if (options is not { Classes: null, Pixels: null })
            throw VitrineException.InvalidUsage(ImportsText.SaysItself.Fill(path));
        var model = path.EndsWith(Npz, StringComparison.OrdinalIgnoreCase) ? NpzFormat.Read(path) : SafetensorsFormat.Read(path);
        return new ImportedModel(model.Model, $"{Name} {model.Manifest.VitrineVersion}") { Manifest = model.Manifest, Probe = model.Probe };
    }
}
