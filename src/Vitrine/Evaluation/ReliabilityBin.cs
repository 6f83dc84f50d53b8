namespace Vitrine.Evaluation;

/// <summary>Predictions of similar confidence, and how often they were right: a bar of a reliability diagram.</summary>
/// <param name="Low">Confidences above this, 0–1; the first bin takes 0 in.</param>
/// <param name="High">Confidences up to and including this, 0–1.</param>
/// <param name="Count">Predictions in the bin.</param>
/// <param name="Confidence">Their mean confidence, 0–1; 0 in an empty bin.</param>
/// <param name="Accuracy">The share of them that was right, 0–1; 0 in an empty bin.</param>
public sealed record ReliabilityBin(double Low, double High, int Count, double Confidence, double Accuracy);
