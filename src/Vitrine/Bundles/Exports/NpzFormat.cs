using Vitrine.Files;
using Vitrine.Inference;
using Vitrine.Models;

namespace Vitrine.Bundles.Exports;

/// <summary>The weights by name as NumPy arrays, the description and the probe as files beside them.</summary>
internal sealed class NpzFormat : ExportFormat
{
    public override string Name => "npz";

    public override string Extension => ".npz";

    internal override void Write(Stream stream, PortableModel model, string fileName) => NpzFile.Write(
        stream,
        model.Model.Weights.Select(weight => KeyValuePair.Create(weight.Key, NpyArray.Of(weight.Value.Shape, weight.Value.Values.AsSpan()))),
        model.Texts);

    internal override IReadOnlyList<EngineCheck> Verify(string path)
    {
        var (weights, text) = Content(path);
        return Engines.OfModel(PortableModel.Of(path, weights, text), path);
    }

    /// <summary>Arrays as weights, and the texts beside them, by name.</summary>
    /// <exception cref="VitrineException">It is no such file.</exception>
    internal static (IReadOnlyDictionary<string, Weight> Weights, Func<string, byte[]?> Text) Content(string path)
    {
        var (arrays, texts) = NpzFile.Read(path);
        var weights = new OrderedDictionary<string, Weight>(arrays.Select(array => KeyValuePair.Create(array.Key, new Weight(array.Value.Shape, array.Value.ToFloats()))));
        return (weights, texts.GetValueOrDefault);
    }
}
