using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;
using Vitrine.Inference;

namespace Vitrine.Models;

/// <summary>
/// One layer of an <see cref="Architecture"/>. Its settings, what it accepts, its output shape, its costs, its computation and
/// its ONNX nodes stand together in one place, so that summary, training and export cannot disagree.
/// </summary>
public abstract record Layer
{
    /// <summary>Its name in JSON, and the first part of its name in a model.</summary>
    public abstract string Kind { get; }

    /// <summary>Its settings in a few signs, the same in every language.</summary>
    public virtual string Details => "";

    /// <summary>Why it cannot stand behind a layer of this output shape, in the current language; null if it can.</summary>
    internal abstract string? Refusal(Shape input);

    /// <summary>Its output for an accepted input.</summary>
    internal abstract Shape OutputShape(Shape input);

    /// <summary>Its own tensors, in order.</summary>
    internal virtual IReadOnlyList<WeightSpecification> Weights(Shape input) => [];

    /// <summary>Layers that it holds, each branch fed with its input; the prefix comes before their names, and is empty or ends in a dot.</summary>
    internal virtual IReadOnlyList<(string Prefix, Architecture Layers)> Branches => [];

    /// <summary>Whether it has weights that are computed from the training images before training; such a layer stands first in a network.</summary>
    internal virtual bool IsFitted => false;

    /// <summary>Those weights, by name within the layer, row-major.</summary>
    internal virtual IReadOnlyDictionary<string, float[]> Fit(ImageSample images) => new Dictionary<string, float[]>();

    /// <summary>Parameters of its own, trained or frozen, without its branches'; running statistics are none.</summary>
    internal long ParameterCount(Shape input) =>
        Weights(input).Where(weight => weight.Role != WeightRole.Statistic).Sum(weight => weight.Count);

    /// <summary>Multiplications of its own, each with its addition, in one image's forward pass; element-wise work is not counted.</summary>
    internal virtual long MultiplyAccumulates(Shape input) => 0;

    /// <summary>Computes it.</summary>
    /// <param name="pass">Weights and mode.</param>
    /// <param name="name">Of this layer in the model, the prefix of its weights' names.</param>
    /// <param name="input">[N, C, H, W] or [N, features].</param>
    internal abstract torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input);

    /// <summary>Adds its nodes, as in evaluation mode.</summary>
    /// <param name="graph">The graph under construction.</param>
    /// <param name="input">Name of its input value.</param>
    /// <param name="name">Of this layer in the model, the prefix of its weights' names.</param>
    /// <returns>Name of its output value.</returns>
    internal abstract string Export(OnnxGraphBuilder graph, string input, string name);

    /// <summary>Adds its steps, as in evaluation mode.</summary>
    /// <param name="program">The program under construction.</param>
    /// <param name="input">Its input value.</param>
    /// <param name="name">Of this layer in the model, the prefix of its weights' names.</param>
    /// <returns>Its output value.</returns>
    internal abstract CSharpValue Export(CSharpProgram program, CSharpValue input, string name);

    /// <returns>Which of the settings are below 1; null if none is.</returns>
    private protected static string? RefuseNotPositive(params (string Name, int Value)[] settings)
    {
        var refused = settings.Where(setting => setting.Value < 1).Select(setting => $"{setting.Name} {setting.Value}").ToList();
        return refused.Count > 0 ? ModelsText.NotPositive.Fill(string.Join(", ", refused)) : null;
    }

    private protected static string? RefuseFlat(Shape input) => input.IsFlat ? ModelsText.NeedsMaps : null;

    /// <summary>
    /// The values of each place beside each other, [N, H · W, C]: a view of maps that lie channels last. A reduction over it gives a
    /// gradient that lies channels last too; forward and backward it costs a quarter of one over height and width, on 2 cores.
    /// </summary>
    private protected static torch.Tensor ByPlace(torch.Tensor maps) => maps.permute(0, 2, 3, 1).flatten(1, 2);

    /// <summary>Of a pool's window without a border.</summary>
    private protected static string? RefuseWindow(Shape input, int size, int stride)
    {
        if ((RefuseNotPositive(("size", size), ("stride", stride)) ?? RefuseFlat(input)) is { } refusal)
            return refusal;
        return Math.Min(input.Height, input.Width) < size ? ModelsText.KernelTooLarge.Fill(size, 0) : null;
    }

    private protected static string? RefuseMaps(Shape input) => input.IsFlat ? null : ModelsText.NeedsFlat;
}
