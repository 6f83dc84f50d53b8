namespace Vitrine.Evaluation;

/// <summary>Two models on the same images, compared image by image, which sees far smaller differences than two intervals do.</summary>
/// <param name="Count">Images both models classified.</param>
/// <param name="OnlyBaselineCount">Images only the baseline got right.</param>
/// <param name="OnlyCandidateCount">Images only the candidate got right.</param>
public sealed record PairedComparison(int Count, int OnlyBaselineCount, int OnlyCandidateCount)
{
    /// <summary>The candidate's accuracy minus the baseline's, −1…1.</summary>
    public double Gain => Count == 0 ? 0 : (double)(OnlyCandidateCount - OnlyBaselineCount) / Count;

    /// <summary>95 % interval of <see cref="Gain"/>.</summary>
    public Interval GainInterval => Interval.OfPairedGain(OnlyBaselineCount, OnlyCandidateCount, Count);

    /// <summary><see cref="McNemar"/>'s exact test, two-sided.</summary>
    public double PValue => McNemar.PValue(OnlyBaselineCount, OnlyCandidateCount);

    /// <param name="baseline">[N] predicted classes.</param>
    /// <param name="candidate">[N] predicted classes, of the same images in the same order.</param>
    /// <param name="labels">[N]</param>
    /// <exception cref="ArgumentException">The three differ in length.</exception>
    public static PairedComparison Of(ReadOnlySpan<ushort> baseline, ReadOnlySpan<ushort> candidate, ReadOnlySpan<ushort> labels)
    {
        if (baseline.Length != labels.Length || candidate.Length != labels.Length)
            throw new ArgumentException($"{baseline.Length} and {candidate.Length} predictions cannot be compared with {labels.Length} labels.", nameof(labels));
        var (onlyBaselineCount, onlyCandidateCount) = (0, 0);
        for (var i = 0; i < labels.Length; i++)
        {
            var (baselineCorrect, candidateCorrect) = (baseline[i] == labels[i], candidate[i] == labels[i]);
            onlyBaselineCount += baselineCorrect && !candidateCorrect ? 1 : 0;
            onlyCandidateCount += candidateCorrect && !baselineCorrect ? 1 : 0;
        }

        return new PairedComparison(labels.Length, onlyBaselineCount, onlyCandidateCount);
    }
}
