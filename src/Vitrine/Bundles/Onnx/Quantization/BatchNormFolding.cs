using Vitrine.Bundles.Onnx.Format;

namespace Vitrine.Bundles.Onnx.Quantization;

/// <summary>Puts batch normalisations into the convolutions before them: fewer steps, and none between a convolution and its rounding.</summary>
internal static class BatchNormFolding
{
    internal static void Fold(GraphProto graph)
    {
        foreach (var norm in graph.Node.Where(node => node.OpType == "BatchNormalization").ToList())
        {
            if (graph.Producer(norm.Input[0]) is { OpType: "Conv" } convolution && graph.Consumers(norm.Input[0]).Count == 1)
                Fold(graph, convolution, norm);
        }
    }

    private static void Fold(GraphProto graph, NodeProto convolution, NodeProto norm)
    {
        float[] Of(int input) => graph.Constant(norm.Input[input]).Floats();
        float[] scale = Of(1), shift = Of(2), mean = Of(3), variance = Of(4);
        double epsilon = norm.Attribute.Single(attribute => attribute.Name == "epsilon").F;
        var factors = scale.Zip(variance, (factor, squares) => factor / Math.Sqrt(squares + epsilon)).ToArray();
        var weight = graph.Constant(convolution.Input[1]);
        var kernels = weight.Floats();
        var kernelLength = kernels.Length / factors.Length;
        weight.Set([.. kernels.Select((value, index) => (float)(value * factors[index / kernelLength]))]);
        var bias = convolution.Input.Count > 2 ? graph.Constant(convolution.Input[2]).Floats() : new float[factors.Length];
        float[] folded = [.. factors.Select((factor, filter) => (float)(((bias[filter] - mean[filter]) * factor) + shift[filter]))];
        if (convolution.Input.Count > 2)
            graph.Constant(convolution.Input[2]).Set(folded);
        else
            convolution.Input.Add(graph.AddConstant($"{convolution.Name}.folded_bias", [factors.Length], folded, TensorProto.Types.DataType.Float));
        // What was the normalisation's output is now the convolution's.
        convolution.Output[0] = norm.Output[0];
        graph.Node.Remove(norm);
        foreach (var constant in norm.Input.Skip(1))
            graph.Remove(constant);
    }
}
