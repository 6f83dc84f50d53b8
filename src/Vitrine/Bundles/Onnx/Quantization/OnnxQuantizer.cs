using Vitrine.Bundles.Onnx.Format;
using Vitrine.Data;
using DataType = Vitrine.Bundles.Onnx.Format.TensorProto.Types.DataType;

namespace Vitrine.Bundles.Onnx.Quantization;

/// <summary>
/// Rounds a graph's weights and values to eight bits, statically: ranges are fixed by images seen beforehand. Each rounding stands in the graph as a pair of QuantizeLinear and
/// DequantizeLinear, which runtimes turn into arithmetic on bytes (ONNX Runtime's "QDQ" form). Weights are rounded by filter, around zero; values as wholes
/// (Jacob et al. 2018, arXiv:1712.05877). All are unsigned bytes: where a processor has no instructions for sums of products of bytes, ONNX Runtime adds two products of
/// an unsigned and a signed one in sixteen bits, which overflow. That cost the models that come with Vitrine seven points on such a processor. Two unsigned ones are added without.
/// </summary>
internal sealed class OnnxQuantizer
{
    private const int MostWeight = 127;

    /// <summary>The byte that stands for a weight of zero.</summary>
    private const int ZeroWeight = 128;

    private static readonly HashSet<string> WithWeights = ["Conv", "Gemm"];
    private static readonly HashSet<string> WithoutWeights = ["MaxPool", "GlobalAveragePool", "AveragePool"];

    private readonly GraphProto graph;
    private readonly IReadOnlyDictionary<string, ValueRange> ranges;
    private readonly List<NodeProto> nodes = [];

    private OnnxQuantizer(GraphProto graph, IReadOnlyDictionary<string, ValueRange> ranges) => (this.graph, this.ranges) = (graph, ranges);

    /// <param name="model">In floats; changed.</param>
    /// <param name="images">Training images, some hundreds.</param>
    internal static void Quantize(ModelProto model, ImageSet images)
    {
        BatchNormFolding.Fold(model.Graph);
        var values = Values(model.Graph);
        new OnnxQuantizer(model.Graph, Calibration.Ranges(model, values, images)).Rewrite();
    }

    /// <summary>The values to be rounded: what goes into the nodes that compute with bytes and what comes out of them, behind their rectifiers; the logits keep their digits.</summary>
    private static List<string> Values(GraphProto graph)
    {
        var values = new HashSet<string>();
        foreach (var node in graph.Node.Where(node => ComputesWithBytes(graph, node)))
        {
            values.UnionWith(node.Input.Where(input => !graph.IsConstant(input)));
            var output = graph.Consumers(node.Output[0]) is [{ OpType: "Relu" } rectifier] ? rectifier.Output[0] : node.Output[0];
            if (!LeadsToLogits(graph, output))
                values.Add(output);
        }
        return [.. values];
    }

    /// <summary>Also by way of a factor, which some networks end in.</summary>
    private static bool LeadsToLogits(GraphProto graph, string value) =>
        graph.Consumers(value) is [var only] && (only.Name == "logits" || (only.OpType == "Mul" && LeadsToLogits(graph, only.Output[0])));

    private static bool ComputesWithBytes(GraphProto graph, NodeProto node) =>
        WithWeights.Contains(node.OpType) || WithoutWeights.Contains(node.OpType) || (node.OpType == "Add" && node.Input.All(input => !graph.IsConstant(input)) && node.Name.Split('.')[^1].StartsWith("residual", StringComparison.Ordinal));

    private static string Rounded(string value) => $"{value}/dequantized";

    private void Rewrite()
    {
        foreach (var node in graph.Node.ToList())
        {
            if (WithWeights.Contains(node.OpType))
                RoundWeights(node);
            for (var i = 0; i < node.Input.Count; i++)
                node.Input[i] = ranges.ContainsKey(node.Input[i]) ? Rounded(node.Input[i]) : node.Input[i];
            nodes.Add(node);
            if (ranges.TryGetValue(node.Output[0], out var range))
                RoundValue(node.Output[0], range);
        }
        graph.Node.Clear();
        graph.Node.Add(nodes);
    }

    private void RoundValue(string value, ValueRange range)
    {
        var scale = graph.AddConstant($"{value}/scale", [], [range.Scale], DataType.Float);
        var zero = graph.AddConstant($"{value}/zero_point", [], [range.ZeroPoint], DataType.Uint8);
        Append("QuantizeLinear", $"{value}/quantized", [value, scale, zero]);
        Append("DequantizeLinear", Rounded(value), [$"{value}/quantized", scale, zero]);
    }

    private void RoundWeights(NodeProto node)
    {
        var (name, shape, weights) = (node.Input[1], graph.Constant(node.Input[1]).Dims.ToArray(), graph.Constant(node.Input[1]).Floats());
        var filters = (int)shape[0];
        var length = weights.Length / filters;
        float[] scales = [.. Enumerable.Range(0, filters).Select(filter => Math.Max(weights.AsSpan(filter * length, length).ToArray().Max(Math.Abs), 1e-8f) / MostWeight)];
        byte[] bytes = [.. weights.Select((weight, index) => (byte)(ZeroWeight + Math.Clamp(MathF.Round(weight / scales[index / length]), -MostWeight, MostWeight)))];
        var scale = graph.AddConstant($"{name}/scale", [filters], scales, DataType.Float);
        graph.Remove(name);
        graph.AddConstant($"{name}/quantized", shape, bytes, DataType.Uint8);
        graph.AddConstant($"{name}/zero_point", [filters], Enumerable.Repeat((byte)ZeroWeight, filters).ToArray(), DataType.Uint8);
        Append("DequantizeLinear", name, [$"{name}/quantized", scale, $"{name}/zero_point"], [new("axis", 0)]);
        if (node.Input.Count > 2)
            RoundBias(node, scales);
    }

    /// <summary>In steps of a product's: what sums of products of bytes are counted in.</summary>
    private void RoundBias(NodeProto node, float[] weightScales)
    {
        var (name, bias, inputScale) = (node.Input[2], graph.Constant(node.Input[2]).Floats(), ranges[node.Input[0]].Scale);
        float[] scales = [.. weightScales.Select(scale => scale * inputScale)];
        int[] steps = [.. bias.Select((value, filter) => (int)Math.Clamp(Math.Round(value / (double)scales[filter]), int.MinValue, int.MaxValue))];
        graph.Remove(name);
        graph.AddConstant($"{name}/quantized", [bias.Length], steps, DataType.Int32);
        graph.AddConstant($"{name}/scale", [bias.Length], scales, DataType.Float);
        graph.AddConstant($"{name}/zero_point", [bias.Length], new int[bias.Length], DataType.Int32);
        Append("DequantizeLinear", name, [$"{name}/quantized", $"{name}/scale", $"{name}/zero_point"], [new("axis", 0)]);
    }

    private void Append(string operation, string output, IEnumerable<string> inputs, IEnumerable<OnnxAttribute>? attributes = null)
    {
        var node = new NodeProto { OpType = operation, Name = output };
        node.Input.Add(inputs);
        node.Output.Add(output);
        node.Attribute.Add((attributes ?? []).Select(attribute => attribute.Format));
        nodes.Add(node);
    }
}
