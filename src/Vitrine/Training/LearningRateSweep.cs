using Vitrine.Data;
using Vitrine.Inference;

namespace Vitrine.Training;

/// <summary>
/// Looks for a learning rate by trying ever larger ones (Smith 2017, arXiv:1506.01186): one step at each, from a rate at which nothing moves to
/// one at which everything breaks. Bounds, smoothing, stopping and suggestions are those of fastai's <c>lr_find</c>.
/// </summary>
public static class LearningRateSweep
{
    private const int StepCount = 100;

    private const double Lowest = 1e-7, Highest = 10;

    private const double Smoothing = 0.98;

    private const double DivergenceFactor = 4;

    /// <summary>Steps at the start left out of the suggestions: a share of the sweep.</summary>
    private const int SkippedAtStart = StepCount / 10;

    /// <summary>Steps at the end left out of the suggestions, where the loss already breaks out.</summary>
    private const int SkippedAtEnd = 5;

    /// <param name="recipe">Its network, optimiser, batch size and augmentation are used; its schedule is not.</param>
    /// <param name="train">The training split.</param>
    /// <param name="options">Device and clock; nothing is saved.</param>
    /// <param name="cancellation">Ends it at the next step.</param>
    /// <exception cref="VitrineException">The recipe cannot be trained on this data, or its loss breaks out before there is anything to see.</exception>
    public static LearningRateCurve Run(Recipe recipe, ImageSet train, TrainingOptions? options = null, CancellationToken cancellation = default)
    {
        double[] rates = [.. Enumerable.Range(0, StepCount).Select(step => Lowest * Math.Pow(Highest / Lowest, step / (StepCount - 1.0)))];
        options = (options ?? new TrainingOptions()) with { CheckpointFolder = null, StartFolder = null };
        return Curve(rates, Trainer.Sweep(recipe, train, rates, options, cancellation));
    }

    /// <summary>Takes losses only as long as the sweep goes on.</summary>
    internal static LearningRateCurve Curve(IReadOnlyList<double> rates, IEnumerable<double> losses)
    {
        var points = new List<LearningRatePoint>();
        var (average, best) = (0.0, double.PositiveInfinity);
        foreach (var loss in losses)
        {
            average = (Smoothing * average) + ((1 - Smoothing) * loss);
            var smoothed = average / (1 - Math.Pow(Smoothing, points.Count + 1));
            if (!double.IsFinite(smoothed))
                break;
            points.Add(new LearningRatePoint(rates[points.Count], loss, smoothed));
            best = Math.Min(best, smoothed);
            if (smoothed > DivergenceFactor * best)
                break;
        }
        LearningRatePoint[] considered = [.. points.Skip(SkippedAtStart).SkipLast(SkippedAtEnd)];
        return considered.Length >= 2
            ? new LearningRateCurve(points, Valley(considered), Steepest(considered))
            : throw VitrineException.Failure(TrainingText.SweepTooShort.Fill(points.Count));
    }

    /// <summary>The middle of the longest falling run of losses: past its first third, half of a third further on.</summary>
    private static double Valley(LearningRatePoint[] points)
    {
        var (lengths, end) = (new int[points.Length], 0);
        for (var i = 0; i < points.Length; i++)
        {
            lengths[i] = 1 + points.Take(i).Select((earlier, j) => earlier.SmoothedLoss > points[i].SmoothedLoss ? lengths[j] : 0).DefaultIfEmpty().Max();
            end = lengths[i] > lengths[end] ? i : end;
        }
        var third = lengths[end] / 3.0;
        return points[Math.Max(0, end - lengths[end] + (int)third + (int)(third / 2))].LearningRate;
    }

    /// <summary>Where the loss falls fastest over the logarithm of the rate.</summary>
    private static double Steepest(LearningRatePoint[] points) => points
        .Zip(points.Skip(1), (left, right) => (left.LearningRate, Slope: (right.SmoothedLoss - left.SmoothedLoss) / Math.Log(right.LearningRate / left.LearningRate)))
        .MinBy(each => each.Slope).LearningRate;
}
