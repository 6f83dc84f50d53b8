using System.Text;
using Google.Protobuf;
using Vitrine.Bundles.Onnx;
using Vitrine.Bundles.Onnx.Format;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;

namespace Vitrine.Bundles.Exports;

/// <summary>The whole way from grey pixels to probabilities as an ONNX graph, the description and the probe as metadata.</summary>
internal sealed class OnnxFormat : ExportFormat
{
    public override string Name => "onnx";

    public override string Extension => ".onnx";

    internal override void Write(Stream stream, PortableModel model, string fileName) =>
        stream.Write(OnnxExporter.Export(model.Model, model.Manifest.VitrineVersion, MetadataOf(model)));

    internal override IReadOnlyList<EngineCheck> Verify(string path)
    {
        var (graph, text) = Read(path);
        var (manifest, probe) = PortableModel.Description(path, text);
        return [Engines.OnnxRuntime(graph, path, manifest, probe)];
    }

    /// <summary>A graph, and the texts that go along, by name.</summary>
    /// <exception cref="VitrineException">The file is missing, or is no graph.</exception>
    internal static (byte[] Graph, Func<string, byte[]?> Text) Read(string path)
    {
        if (!File.Exists(path))
            throw VitrineException.InvalidData(BundlesText.Missing.Fill(path));
        var graph = File.ReadAllBytes(path);
        var metadata = Metadata(graph, path);
        return (graph, name => metadata.TryGetValue(name, out var text) ? Encoding.UTF8.GetBytes(text) : null);
    }

    /// <summary>The texts of a model as metadata.</summary>
    internal static Dictionary<string, string> MetadataOf(PortableModel model) => model.Texts.ToDictionary(text => text.Key, text => Encoding.UTF8.GetString(text.Value));

    private static Dictionary<string, string> Metadata(byte[] graph, string path)
    {
        try
        {
            var metadata = new Dictionary<string, string>();
            foreach (var entry in ModelProto.Parser.ParseFrom(graph).MetadataProps)
                metadata[entry.Key] = entry.Value;
            return metadata;
        }
        catch (InvalidProtocolBufferException problem)
        {
            throw new VitrineException(FailureKind.DataOrModel, ExportsText.NotOnnx.Fill(path, problem.Message.TrimEnd('.')), problem);
        }
    }
}
