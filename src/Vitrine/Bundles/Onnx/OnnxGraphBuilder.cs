using System.Runtime.InteropServices;
using Google.Protobuf;
using Vitrine.Bundles.Onnx.Format;
using Vitrine.Models;

namespace Vitrine.Bundles.Onnx;

/// <summary>Collects nodes and constants of one graph; a node has one output, which carries the node's name.</summary>
internal sealed class OnnxGraphBuilder(string name, IReadOnlyDictionary<string, Weight> weights)
{
    private readonly GraphProto graph = new() { Name = name };

    /// <summary>Adds a node.</summary>
    /// <returns>Name of its output value.</returns>
    internal string Node(string operation, string name, IEnumerable<string> inputs, IEnumerable<OnnxAttribute>? attributes = null)
    {
        var node = new NodeProto { OpType = operation, Name = name };
        node.Input.Add(inputs);
        node.Output.Add(name);
        node.Attribute.Add((attributes ?? []).Select(attribute => attribute.Format));
        graph.Node.Add(node);
        return name;
    }

    /// <summary>Adds one of the model's weights as a constant.</summary>
    /// <returns>Its name.</returns>
    internal string Weight(string name) => Constant(name, weights[name].Shape, weights[name].Values);

    /// <summary>Adds a constant; an empty shape is a scalar.</summary>
    /// <returns>Its name.</returns>
    internal string Constant(string name, IReadOnlyList<long> shape, float[] values) =>
        Constant(name, shape, TensorProto.Types.DataType.Float, MemoryMarshal.AsBytes(values.AsSpan()));

    /// <inheritdoc cref="Constant(string, IReadOnlyList{long}, float[])"/>
    internal string Constant(string name, IReadOnlyList<long> shape, long[] values) =>
        Constant(name, shape, TensorProto.Types.DataType.Int64, MemoryMarshal.AsBytes(values.AsSpan()));

    /// <summary>Declares the graph's input: unsigned bytes, the first dimension free.</summary>
    internal string Input(string name, params ReadOnlySpan<long> shape)
    {
        graph.Input.Add(Value(name, TensorProto.Types.DataType.Uint8, shape));
        return name;
    }

    /// <summary>Declares a float output, the first dimension free.</summary>
    internal void Output(string name, params ReadOnlySpan<long> shape) => graph.Output.Add(Value(name, TensorProto.Types.DataType.Float, shape));

    /// <summary>The finished graph as an ONNX model.</summary>
    /// <param name="metadata">Texts that go along, by name.</param>
    internal ModelProto ToModel(string producerVersion, int opset, IReadOnlyDictionary<string, string> metadata)
    {
        var model = new ModelProto { IrVersion = 8, ProducerName = "vitrine", ProducerVersion = producerVersion, Graph = graph };
        model.MetadataProps.Add(metadata.Select(entry => new StringStringEntryProto { Key = entry.Key, Value = entry.Value }));
        model.OpsetImport.Add(new OperatorSetIdProto { Version = opset });
        return model;
    }

    private string Constant(string name, IReadOnlyList<long> shape, TensorProto.Types.DataType type, ReadOnlySpan<byte> littleEndian)
    {
        var tensor = new TensorProto { Name = name, DataType = type, RawData = ByteString.CopyFrom(littleEndian) };
        tensor.Dims.Add(shape);
        graph.Initializer.Add(tensor);
        return name;
    }

    private static ValueInfoProto Value(string name, TensorProto.Types.DataType type, ReadOnlySpan<long> shape)
    {
        var dimensions = new TensorShapeProto();
        dimensions.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "N" });
        foreach (var size in shape)
            dimensions.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = size });
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = type, Shape = dimensions } } };
    }
}
