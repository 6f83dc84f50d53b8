namespace Vitrine.Evaluation;

/// <summary>What a network makes of a set of images.</summary>
/// <param name="Logits">[N, classes]</param>
/// <param name="Probabilities">Their softmax, [N, classes].</param>
internal sealed record NetworkOutput(float[] Logits, float[] Probabilities);
