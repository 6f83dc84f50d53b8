namespace Vitrine.Improvement;

/// <summary>How a budget is spent: equal short trials, and time kept back to train the winner in full.</summary>
/// <param name="TrialCount">The unvaried recipe's included; below 2 nothing can be compared.</param>
/// <param name="Images">Of the training part, a stratified share.</param>
/// <param name="Epochs">Of each trial.</param>
internal sealed record TrialPlan(int TrialCount, int Images, int Epochs)
{
    /// <summary>A wider or deeper winner takes longer than what was trained before.</summary>
    private const double FinalTrainingFactor = 1.6;

    /// <summary>Start, validation and the variations' own weight.</summary>
    private const double TrialFactor = 1.3;

    /// <summary>Fewer images than this tell variations apart by luck alone.</summary>
    private const int FewestImages = 6_000;

    private const int FewestTrials = 3;

    /// <param name="budgetSeconds">For everything.</param>
    /// <param name="fullSeconds">What the full training took.</param>
    /// <param name="fullEpochs">Its epochs.</param>
    /// <param name="trainCount">Images in the training part.</param>
    /// <param name="variationCount">Variations on offer.</param>
    internal static TrialPlan For(double budgetSeconds, double fullSeconds, int fullEpochs, int trainCount, int variationCount)
    {
        var imageSeconds = fullSeconds / fullEpochs / trainCount;
        var trialBudget = budgetSeconds - (fullSeconds * FinalTrainingFactor);
        for (var trials = variationCount + 1; trials >= FewestTrials; trials--)
        {
            var affordable = trialBudget / trials / TrialFactor / imageSeconds;
            if (affordable < Math.Min(FewestImages, trainCount))
                continue;
            var epochs = (int)Math.Clamp(affordable / trainCount, 1, fullEpochs);
            return new TrialPlan(trials, (int)Math.Min(trainCount, affordable / epochs), epochs);
        }
        return new TrialPlan(0, 0, 0);
    }
}
