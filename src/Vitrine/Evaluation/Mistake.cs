namespace Vitrine.Evaluation;

/// <summary>A wrongly classified image.</summary>
/// <param name="ImageIndex">In the evaluated set.</param>
/// <param name="Confidence">Probability given to the predicted (wrong) class.</param>
/// <param name="ActualProbability">Probability given to the labelled class.</param>
public sealed record Mistake(int ImageIndex, int Actual, int Predicted, double Confidence, double ActualProbability);
