using System.Text;
using Google.Protobuf;
using Vitrine.Bundles.Onnx;
using Vitrine.Bundles.Onnx.Format;
using Vitrine.Bundles.Onnx.Quantization;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;

namespace Vitrine.Bundles.Exports;

/// <summary>The ONNX graph with weights and values of eight bits: weights in a quarter of the space, and faster where processors multiply bytes. It also carries its own answers to the probe.</summary>
internal sealed class QuantizedOnnxFormat : ExportFormat
{
    /// <summary>The answers of the quantised graph, beside those of the trained network.</summary>
    private const string OwnProbe = "probe.int8.json";

    public override string Name => "onnx-int8";

    public override string Extension => ".int8.onnx";

    public override bool NeedsImages => true;

    internal override void Write(Stream stream, PortableModel model, string fileName)
    {
        var images = model.Calibration ?? throw VitrineException.InvalidUsage(ExportsText.NoCalibration.Fill(Name));
        var quantized = OnnxExporter.ToModel(model.Model, model.Manifest.VitrineVersion, OnnxFormat.MetadataOf(model));
        OnnxQuantizer.Quantize(quantized, images);
        var answers = Engines.OnnxRuntimeAnswers(quantized.ToByteArray(), fileName, model.Manifest, model.Probe.Pixels);
        var own = new Probe(model.Probe.Pixels, [.. answers.Logits.Chunk(answers.Classes.Count)], [.. answers.Probabilities.Chunk(answers.Classes.Count)]);
        quantized.MetadataProps.Add(new StringStringEntryProto { Key = OwnProbe, Value = Encoding.UTF8.GetString(own.ToJson()) });
        quantized.WriteTo(stream);
    }

    internal override IReadOnlyList<EngineCheck> Verify(string path)
    {
        var (graph, text) = OnnxFormat.Read(path);
        var (manifest, probe) = PortableModel.Description(path, text);
        var own = ManifestReader.ReadProbe($"{path}#{OwnProbe}", text(OwnProbe) ?? throw VitrineException.InvalidData(ExportsText.NoProof.Fill(path, OwnProbe)), manifest);
        var answers = Engines.OnnxRuntimeAnswers(graph, path, manifest, probe.Pixels);
        return [new EngineCheck($"{Engines.OnnxRuntimeName}, int8", probe.Compare(answers)) { FromExport = own.Compare(answers) }];
    }
}
