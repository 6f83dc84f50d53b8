using System.Globalization;
using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;
using Vitrine.Inference;

namespace Vitrine.Models;

/// <summary>Batch normalisation over each channel (Ioffe and Szegedy 2015).</summary>
public sealed record BatchNorm : Layer
{
    private const float Epsilon = 1e-5f;

    /// <summary>Share of a batch's statistics in the new running ones; short trainings need a larger one.</summary>
    public double Momentum { get; init; } = 0.1;

    /// <summary>Whether a factor per channel is trained; if not it stays 1, which a rectifier and a further convolution can make up for.</summary>
    public bool Scale { get; init; } = true;

    /// <summary>Whether the factors begin at 0: at the end of a residual's layers it makes the residual begin as its shortcut (Goyal et al. 2017, arXiv:1706.02677).</summary>
    public bool Zero { get; init; }

    public override string Kind => "batchNorm";

    public override string Details => string.Join(", ", NotDefault());

    internal override string? Refusal(Shape input)
    {
        if (Momentum is not (> 0 and <= 1))
            return ModelsText.NotAMomentum.Fill(Momentum);
        return Zero && !Scale ? ModelsText.ZeroAndFrozen : null;
    }

    internal override Shape OutputShape(Shape input) => input;

    internal override IReadOnlyList<WeightSpecification> Weights(Shape input) =>
    [
        new("weight", [input.Channels], Scale ? WeightRole.Scale : WeightRole.Frozen, Initializers.Constant(Zero ? 0 : 1)),
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

    internal override CSharpValue Export(CSharpProgram program, CSharpValue input, string name)
    {
        float[] scale = program.Weight($"{name}.weight"), shift = program.Weight($"{name}.bias"), mean = program.Weight($"{name}.running_mean"), variance = program.Weight($"{name}.running_var");
        double[] factors = [.. scale.Zip(variance, (factor, squares) => factor / Math.Sqrt(squares + (double)Epsilon))];
        return program.Scale(input, factors, [.. Enumerable.Range(0, factors.Length).Select(channel => shift[channel] - (mean[channel] * factors[channel]))]);
    }

    private IEnumerable<string> NotDefault()
    {
        if (Momentum != 0.1)
            yield return $"momentum {Momentum.ToString(CultureInfo.InvariantCulture)}";
        if (!Scale)
            yield return "scale = 1";
        if (Zero)
            yield return "scale ← 0";
    }
}
