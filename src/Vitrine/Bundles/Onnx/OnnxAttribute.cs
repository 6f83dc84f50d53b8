using Vitrine.Bundles.Onnx.Format;

namespace Vitrine.Bundles.Onnx;

/// <summary>A named setting of a node: one integer, a list of integers or one number.</summary>
internal sealed class OnnxAttribute
{
    internal OnnxAttribute(string name, long value) =>
        Format = new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value };

    internal OnnxAttribute(string name, float value) =>
        Format = new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Float, F = value };

    internal OnnxAttribute(string name, long[] values)
    {
        Format = new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
        Format.Ints.Add(values);
    }

    internal AttributeProto Format { get; }
}
