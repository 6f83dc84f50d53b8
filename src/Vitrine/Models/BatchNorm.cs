using TorchSharp;
using Vitrine.Bundles.Onnx;

namespace Vitrine.Models;

/// <summary>Batch normalisation over each channel (Ioffe and Szegedy 2015), with torch's defaults.</summary>
public sealed record BatchNorm : Layer
{
    private const float Epsilon = 1e-5f;

    public override string Kind => "batchNorm";

    internal override string? Refusal(Shape input) => null;

    internal override Shape OutputShape(Shape input) => input;

    internal override long ParameterCount(Shape input) => 2L * input.Channels;

    internal override torch.nn.Module<torch.Tensor, torch.Tensor> Build(Shape input) =>
        input.IsFlat ? torch.nn.BatchNorm1d(input.Channels, Epsilon) : torch.nn.BatchNorm2d(input.Channels, Epsilon);

    internal override string Export(OnnxGraphBuilder graph, string input, string name)
    {
        string[] weights = ["weight", "bias", "running_mean", "running_var"];
        return graph.Node("BatchNormalization", name, [input, .. weights.Select(weight => graph.Weight($"{name}.{weight}"))], [new("epsilon", Epsilon)]);
    }
}
