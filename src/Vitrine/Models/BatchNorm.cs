using TorchSharp;
using Vitrine.Bundles.Onnx;

namespace Vitrine.Models;

/// <summary>Batch normalisation over each channel (Ioffe and Szegedy 2015), with torch's defaults.</summary>
public sealed record BatchNorm : Layer
{
    private const float Epsilon = 1e-5f;

    /// <summary>Share of a batch's statistics in the new running ones.</summary>
    private const double Momentum = 0.1;

    public override string Kind => "batchNorm";

    internal override string? Refusal(Shape input) => null;

    internal override Shape OutputShape(Shape input) => input;

    internal override IReadOnlyList<WeightSpecification> Weights(Shape input) =>
    [
        new("weight", [input.Channels], WeightRole.Scale, Initializers.Constant(1)),
        new("bias", [input.Channels], WeightRole.Bias, Initializers.Constant(0)),
        new("running_mean", [input.Channels], WeightRole.Statistic, Initializers.Constant(0)),
        new("running_var", [input.Channels], WeightRole.Statistic, Initializers.Constant(1)),
    ];

    internal override torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input) => torch.nn.functional.batch_norm(
        input,
        pass.Weights[$"{name}.running_mean"],
        pass.Weights[$"{name}.running_var"],
        pass.Weights[$"{name}.weight"],
        pass.Weights[$"{name}.bias"],
        pass.IsTraining,
        Momentum,
        Epsilon);

    internal override string Export(OnnxGraphBuilder graph, string input, string name)
    {
        string[] weights = ["weight", "bias", "running_mean", "running_var"];
        return graph.Node("BatchNormalization", name, [input, .. weights.Select(weight => graph.Weight($"{name}.{weight}"))], [new("epsilon", Epsilon)]);
    }
}
