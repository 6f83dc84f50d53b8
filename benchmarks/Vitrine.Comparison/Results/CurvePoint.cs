namespace Vitrine.Comparison.Results;

/// <summary>A look at the test images, which decides nothing.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Images">Trained on since the start, repetitions counted.</param>
/// <param name="WallSeconds">From the start of the process until the result arrived, evaluation included.</param>
/// <param name="TrainingSeconds">Inside training since the start, as the contestant timed it.</param>
/// <param name="EvaluationSeconds">Inside evaluation since the start, as the contestant timed it.</param>
/// <param name="Accuracy">Of the 10,000 test images, 0–1.</param>
public sealed record CurvePoint(int Epoch, long Images, double WallSeconds, double TrainingSeconds, double EvaluationSeconds, double Accuracy)
{
    /// <summary>What a user waits who looks at the test images only at the end: start of the process, libraries, data and training.</summary>
    internal double SecondsWithoutEvaluation => WallSeconds - EvaluationSeconds;
}
