namespace Vitrine.Inference.Bundles;

/// <summary>What a model achieved on one split.</summary>
/// <param name="Count">Images evaluated.</param>
/// <param name="Accuracy">0–1.</param>
/// <param name="AccuracyInterval">95 %.</param>
/// <param name="Loss">Mean cross-entropy, in nats.</param>
/// <param name="MacroF1">Mean of the classes' F1, 0–1.</param>
/// <param name="ExpectedCalibrationError">Mean gap of confidence and accuracy, 0–1.</param>
public sealed record SplitMetrics(
    int Count,
    double Accuracy,
    MetricInterval AccuracyInterval,
    double Loss,
    double? MacroF1 = null,
    double? ExpectedCalibrationError = null);
