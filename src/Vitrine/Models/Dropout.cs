using System.Globalization;
using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;
using Vitrine.Inference;

namespace Vitrine.Models;

/// <summary>Sets a random share of values to zero in training (Srivastava et al. 2014); does nothing afterwards.</summary>
public sealed record Dropout : Layer
{
    /// <summary>Share of values dropped, 0 to below 1.</summary>
    public double Rate { get; init; } = 0.5;

    public override string Kind => "dropout";

    public override string Details => Rate.ToString(CultureInfo.InvariantCulture);

    internal override string? Refusal(Shape input) => Rate is >= 0 and < 1 ? null : ModelsText.NotAShare.Fill(Rate);

    internal override Shape OutputShape(Shape input) => input;

    internal override torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input) =>
        pass.IsTraining && Rate > 0 ? input.mul(torch.empty_like(input).bernoulli_(1 - Rate, pass.Generator)).div_(1 - Rate) : input;

    internal override string Export(OnnxGraphBuilder graph, string input, string name) => input;

    internal override CSharpValue Export(CSharpProgram program, CSharpValue input, string name) => input;
}
