using System.Text;
using Vitrine.Models;

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

    internal override IReadOnlyList<EngineCheck> Verify(string path)
    {
        var (weights, text) = Content(path);
        return Engines.OfModel(PortableModel.Of(path, weights, text), path);
    }

    /// <summary>The weights, and the texts of the metadata, by name.</summary>
    /// <exception cref="Inference.VitrineException">It is no such file.</exception>
    internal static (IReadOnlyDictionary<string, Weight> Weights, Func<string, byte[]?> Text) Content(string path)
    {
        var (tensors, metadata) = SafetensorsFile.Read(path);
        return (tensors, name => metadata.TryGetValue(name, out var text) ? Encoding.UTF8.GetBytes(text) : null);
    }
}
