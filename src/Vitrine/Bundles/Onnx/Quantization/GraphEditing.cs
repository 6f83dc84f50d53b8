using System.Runtime.InteropServices;
using Google.Protobuf;
using Vitrine.Bundles.Onnx.Format;

namespace Vitrine.Bundles.Onnx.Quantization;

/// <summary>Looks into a finished graph, and changes it.</summary>
internal static class GraphEditing
{
    internal static bool IsConstant(this GraphProto graph, string name) => graph.Initializer.Any(tensor => tensor.Name == name);

    internal static TensorProto Constant(this GraphProto graph, string name) => graph.Initializer.Single(tensor => tensor.Name == name);

    internal static float[] Floats(this TensorProto tensor) => MemoryMarshal.Cast<byte, float>(tensor.RawData.Span).ToArray();

    internal static void Set(this TensorProto tensor, float[] values) => tensor.RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values.AsSpan()));

    /// <summary>The node that gives a value; null for inputs and constants.</summary>
    internal static NodeProto? Producer(this GraphProto graph, string value) => graph.Node.FirstOrDefault(node => node.Output[0] == value);

    internal static List<NodeProto> Consumers(this GraphProto graph, string value) => [.. graph.Node.Where(node => node.Input.Contains(value))];

    internal static string AddConstant<T>(this GraphProto graph, string name, long[] shape, T[] values, TensorProto.Types.DataType type)
        where T : unmanaged
    {
        var tensor = new TensorProto { Name = name, DataType = type, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values.AsSpan())) };
        tensor.Dims.Add(shape);
        graph.Initializer.Add(tensor);
        return name;
    }

    internal static void Remove(this GraphProto graph, string constant) => graph.Initializer.Remove(graph.Constant(constant));
}
