using Vitrine.Inference.TestTime;

namespace Vitrine.Evaluation;

/// <summary>What an evaluation with test-time augmentation cost, and what it gained.</summary>
/// <param name="Augmentation">The views the answers were averaged over.</param>
/// <param name="PassesPerImage">Views the network saw of an image, on average: the cost, as a multiple of the plain network's.</param>
/// <param name="PlainAccuracy">Of the same model where it sees each image once, as it is, which is what model.onnx alone gives; 0–1.</param>
/// <param name="PlainAccuracyInterval">95 %, Wilson.</param>
public sealed record AugmentedEvaluation(
    TestTimeAugmentation Augmentation, double PassesPerImage, double PlainAccuracy, Interval PlainAccuracyInterval);
