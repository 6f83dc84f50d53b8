namespace Vitrine.Models;

/// <summary>A row of the architecture summary.</summary>
/// <param name="Name">e.g. <c>conv2d_1</c>, or <c>residual_1.conv2d_1</c> inside another layer; also the prefix of its weights' names.</param>
/// <param name="Kind">e.g. <c>conv2d</c>.</param>
/// <param name="Details">Its settings in short, e.g. <c>32 × 5×5 / 2</c>.</param>
/// <param name="OutputShape">Without the batch dimension, e.g. [32, 14, 14].</param>
/// <param name="ParameterCount">Parameters of its own, trained or frozen; those of layers inside it have rows of their own.</param>
/// <param name="MultiplyAccumulates">Of its own, for one image, forward.</param>
public sealed record LayerSummary(
    string Name,
    string Kind,
    string Details,
    IReadOnlyList<int> OutputShape,
    long ParameterCount,
    long MultiplyAccumulates);
