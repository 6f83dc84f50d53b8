using System.Text;
using Vitrine.Inference.Bundles;

namespace Vitrine.Bundles.Exports;

/// <summary>The weights by name, the description and the probe as metadata.</summary>
internal sealed class SafetensorsFormat : ExportFormat
{
    public override string Name => "safetensors";

    public override string Extension => ".safetensors";

    internal override void Write(Stream stream, PortableModel model, string fileName)
    {
        var metadata = new OrderedDictionary<string, string> { ["format"] = "pt" };
        foreach (var (name, text) in model.Texts)
            metadata[name] = Encoding.UTF8.GetString(text);
        SafetensorsFile.Write(stream, model.Model.Weights, metadata);
    }

    internal override IReadOnlyList<EngineCheck> Verify(string path) => Engines.OfModel(Read(path), path);

    /// <exception cref="Inference.VitrineException">It is no such file, or was not exported by Vitrine.</exception>
    internal static PortableModel Read(string path)
    {
        var (tensors, metadata) = SafetensorsFile.Read(path);
        return PortableModel.Of(path, tensors, name => metadata.TryGetValue(name, out var text) ? Encoding.UTF8.GetBytes(text) : null);
    }
}
