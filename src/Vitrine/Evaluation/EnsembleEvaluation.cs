using Vitrine.Inference;

namespace Vitrine.Evaluation;

/// <summary>What several models achieve on one split, each alone and all together.</summary>
/// <param name="Members">In the order given.</param>
/// <param name="Ensemble">Of the mean of their probabilities.</param>
/// <param name="Best">Index of the most accurate member on this very split, the first of equals: the hardest to beat.</param>
/// <param name="AgainstBest">The ensemble as the candidate, the best member as the baseline.</param>
public sealed record EnsembleEvaluation(IReadOnlyList<EvaluationReport> Members, EvaluationReport Ensemble, int Best, PairedComparison AgainstBest)
{
    /// <summary>Views the networks saw of an image, on average and all members together: what an answer of the ensemble costs.</summary>
    public double PassesPerImage => Members.Sum(member => member.TestTimeAugmentation?.PassesPerImage ?? 1);

    /// <param name="split"><c>validation</c>, <c>test</c> or <c>train</c>.</param>
    /// <param name="answers">Of at least one model, all to the same N images.</param>
    /// <param name="labels">[N]</param>
    /// <exception cref="ArgumentException">The answers are not to the same images and classes.</exception>
    public static EnsembleEvaluation Of(string split, IReadOnlyList<PredictionBatch> answers, ReadOnlySpan<ushort> labels)
    {
        var members = new List<EvaluationReport>();
        foreach (var answer in answers)
            members.Add(EvaluationReport.Of(split, answer, labels));
        var (classes, mean) = (answers[0].Classes, MeanProbabilities.Of([.. answers.Select(answer => answer.Probabilities)], [.. Enumerable.Repeat(1, answers.Count)]));
        var best = Enumerable.Range(0, members.Count).MaxBy(index => members[index].Accuracy);
        var comparison = PairedComparison.Of(
            PredictedClasses.Of(answers[best].Probabilities, classes.Count), PredictedClasses.Of(mean, classes.Count), labels);
        return new EnsembleEvaluation(members, EvaluationReport.OfProbabilities(split, mean, labels, classes), best, comparison);
    }
}
