namespace Vitrine.Improvement.Ensembles;

/// <summary>
/// Chooses models whose mean of probabilities names most images right: again and again the one that does most for those chosen so far, also one that is among
/// them (Caruana et al. 2004, "Ensemble selection from libraries of models").
/// </summary>
internal static class GreedySelection
{
    private const int PickCount = 20;

    /// <summary>Different models: each of them has to be asked whenever the ensemble is.</summary>
    internal const int MaximumMembers = 8;

    /// <param name="answers">[models][N · C] probabilities.</param>
    /// <param name="labels">[N]</param>
    /// <returns>[models] how often each was chosen, with those of the picks that came to most; among equals to the smallest loss, then to the fewest.</returns>
    internal static int[] Of(IReadOnlyList<float[]> answers, IReadOnlyList<ushort> labels)
    {
        var classCount = answers[0].Length / labels.Count;
        var sum = new double[answers[0].Length];
        var picks = new List<int>();
        var (best, bestLength) = ((Hits: -1, Loss: double.PositiveInfinity), 0);
        while (picks.Count < PickCount)
        {
            var isFull = picks.Distinct().Count() == MaximumMembers;
            var (next, quality) = Enumerable.Range(0, answers.Count).Where(model => !isFull || picks.Contains(model))
                .Select(model => (Model: model, Quality: QualityOf(sum, answers[model], picks.Count + 1, labels, classCount)))
                .Aggregate((first, second) => IsBetter(second.Quality, first.Quality) ? second : first);
            picks.Add(next);
            for (var i = 0; i < sum.Length; i++)
                sum[i] += answers[next][i];
            if (IsBetter(quality, best))
                (best, bestLength) = (quality, picks.Count);
        }
        return [.. Enumerable.Range(0, answers.Count).Select(model => picks.Take(bestLength).Count(pick => pick == model))];
    }

    /// <returns>Index of the model that is best alone: the most right, among equals the smallest loss.</returns>
    internal static int BestOf(IReadOnlyList<float[]> answers, IReadOnlyList<ushort> labels)
    {
        var (nothing, classCount) = (new double[answers[0].Length], answers[0].Length / labels.Count);
        var qualities = answers.Select(answer => QualityOf(nothing, answer, 1, labels, classCount)).ToList();
        return Enumerable.Range(0, answers.Count).Aggregate((first, second) => IsBetter(qualities[second], qualities[first]) ? second : first);
    }

    private static bool IsBetter((int Hits, double Loss) one, (int Hits, double Loss) other) => one.Hits > other.Hits || (one.Hits == other.Hits && one.Loss < other.Loss);

    private static (int Hits, double Loss) QualityOf(double[] sum, float[] added, int count, IReadOnlyList<ushort> labels, int classCount)
    {
        var (hits, loss) = (0, 0.0);
        for (var image = 0; image < labels.Count; image++)
        {
            var (first, largest) = (image * classCount, double.NegativeInfinity);
            var guess = -1;
            for (var label = 0; label < classCount; label++)
            {
                if (sum[first + label] + added[first + label] is var value && value > largest)
                    (guess, largest) = (label, value);
            }
            hits += guess == labels[image] ? 1 : 0;
            loss -= Math.Log(Math.Max((sum[first + labels[image]] + added[first + labels[image]]) / count, float.Epsilon));
        }
        return (hits, loss);
    }
}
