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

    internal override IReadOnlyList<EngineCheck> Verify(string path) => Engines.OfModel(Read(path), path);

    /// <exception cref="VitrineException">It is no such file, or was not exported by Vitrine.</exception>
    internal static PortableModel Read(string path)
    {
        var (arrays, texts) = NpzFile.Read(path);
        return PortableModel.Of(path, Weights(arrays), texts.GetValueOrDefault);
    }

    /// <summary>Arrays as a model's weights.</summary>
    internal static IReadOnlyDictionary<string, Weight> Weights(IReadOnlyDictionary<string, NpyArray> arrays) =>
        new OrderedDictionary<string, Weight>(arrays.Select(array => KeyValuePair.Create(array.Key, new Weight(array.Value.Shape, array.Value.ToFloats()))));
}
