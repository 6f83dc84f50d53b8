namespace Vitrine.Evaluation;

/// <summary>What an ensemble answers.</summary>
internal static class MeanProbabilities
{
    /// <param name="answers">[models][N · C] probabilities, to the same images.</param>
    /// <param name="counts">[models] how often each counts.</param>
    /// <returns>[N · C]</returns>
    /// <exception cref="ArgumentException">The answers are not to the same images and classes.</exception>
    internal static float[] Of(IReadOnlyList<float[]> answers, IReadOnlyList<int> counts)
    {
        var sums = new double[answers[0].Length];
        foreach (var (answer, count) in answers.Zip(counts))
        {
            if (answer.Length != sums.Length)
                throw new ArgumentException($"{answer.Length} probabilities cannot be averaged with {sums.Length}.", nameof(answers));
            for (var i = 0; i < sums.Length; i++)
                sums[i] += (double)answer[i] * count;
        }
        var total = counts.Sum();
        return [.. sums.Select(sum => (float)(sum / total))];
    }
}
