using Vitrine.Inference;
using Vitrine.Inference.Preprocessing;
using Vitrine.Inference.TestTime;

namespace Vitrine.Models;

/// <summary>A network with its weights and everything needed to use it.</summary>
/// <param name="Architecture">Resolved for this input size and these classes.</param>
/// <param name="Weights">By name, e.g. <c>conv2d_1.weight</c>, in the network's order.</param>
/// <param name="Height">Rows of an image.</param>
/// <param name="Width">Columns of an image.</param>
public sealed record TrainedModel(
    Architecture Architecture,
    IReadOnlyDictionary<string, Weight> Weights,
    Normalization Normalization,
    int Height,
    int Width,
    IReadOnlyList<ClassName> Classes)
{
    /// <summary>The views that answers are averaged over.</summary>
    public TestTimeAugmentation TestTimeAugmentation { get; init; } = TestTimeAugmentation.Off;

    /// <summary>Parameters, trained or frozen; running statistics are none.</summary>
    public long ParameterCount => Architecture.Summarize(Height, Width, Classes.Count).ParameterCount;
}
