using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Vitrine.Bundles.Onnx.Format;
using Vitrine.Data;

namespace Vitrine.Bundles.Onnx.Quantization;

/// <summary>
/// Watches a graph's values while it looks at images. A value's range is the mean of those of some batches: the rarest numbers are cut off, and all others get finer steps.
/// </summary>
internal static class Calibration
{
    private const int BatchSize = 32;

    /// <param name="model">In floats.</param>
    /// <param name="values">Names of values between nodes.</param>
    /// <param name="images">What the model will see: training images.</param>
    /// <returns>Each value's range.</returns>
    internal static Dictionary<string, ValueRange> Ranges(ModelProto model, IReadOnlyCollection<string> values, ImageSet images)
    {
        var watched = model.Clone();
        watched.Graph.Output.Clear();
        // ONNX Runtime finds out shapes by itself; the type must be said.
        watched.Graph.Output.Add(values.Select(name => new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = TensorProto.Types.DataType.Float } } }));
        using var options = new SessionOptions { GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        using var session = new InferenceSession(watched.ToByteArray(), options);
        var ranges = values.ToDictionary(name => name, _ => new List<ValueRange>());
        for (var first = 0; first < images.Count; first += BatchSize)
        {
            var batch = images.Select([.. Enumerable.Range(first, Math.Min(BatchSize, images.Count - first))]);
            using var outputs = session.Run([NamedOnnxValue.CreateFromTensor("pixels", new DenseTensor<byte>(batch.Pixels, [batch.Count, batch.Height, batch.Width]))]);
            foreach (var output in outputs)
                ranges[output.Name].Add(RangeOf(((DenseTensor<float>)output.AsTensor<float>()).Buffer.Span));
        }
        return ranges.ToDictionary(each => each.Key, each => new ValueRange(each.Value.Average(range => range.Low), each.Value.Average(range => range.High)));
    }

    /// <summary>0 is always within.</summary>
    private static ValueRange RangeOf(ReadOnlySpan<float> numbers)
    {
        var (low, high) = (0f, 0f);
        foreach (var number in numbers)
            (low, high) = (MathF.Min(low, number), MathF.Max(high, number));
        return new ValueRange(low, high);
    }
}
