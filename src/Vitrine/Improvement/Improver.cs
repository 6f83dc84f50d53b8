using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Training;

namespace Vitrine.Improvement;

/// <summary>
/// A short search within a time budget: each variation is trained as briefly as the unvaried recipe and compared with it image by
/// image on validation; of each aspect the best one that measurably helps is kept; the recipe with all that was kept is trained in
/// full, and replaces the model it started from only if that, too, is measurably better.
/// </summary>
public sealed class Improver
{
    /// <summary>Chance of calling luck a gain, for each comparison.</summary>
    private const double Significance = 0.05;

    private readonly TrainingResult start;
    private readonly TrainingOptions options;
    private readonly IProgress<ImprovementProgress>? progress;
    private readonly double budgetSeconds;
    private readonly long startedAt;
    private readonly Lazy<ushort[]> startPredictions;

    private Improver(TrainingResult start, TimeSpan budget, TrainingOptions options, IProgress<ImprovementProgress>? progress)
    {
        (this.start, this.options, this.progress) = (start, options, progress);
        (budgetSeconds, startedAt) = (budget.TotalSeconds, options.Time.GetTimestamp());
        startPredictions = new Lazy<ushort[]>(() => Predictions(start));
    }

    private double ElapsedSeconds => options.Time.GetElapsedTime(startedAt).TotalSeconds;

    /// <summary>Tries to find a better recipe than the one just trained.</summary>
    /// <param name="start">What was trained; its validation part is what all choices are made on.</param>
    /// <param name="budget">For trials and final training together; what does not fit is not begun.</param>
    /// <param name="options">Device and clock; a checkpoint folder serves the final training.</param>
    /// <param name="progress">May be null.</param>
    /// <param name="cancellation">Ends the search at the next step.</param>
    /// <returns>What was found, and the better model; null where the one it started from stands.</returns>
    public static (ImprovementReport Report, TrainingResult? Better) Improve(
        TrainingResult start, TimeSpan budget, TrainingOptions options, IProgress<ImprovementProgress>? progress = null, CancellationToken cancellation = default) =>
        new Improver(start, budget, options, progress).Run(cancellation);

    private (ImprovementReport Report, TrainingResult? Better) Run(CancellationToken cancellation)
    {
        var variations = Variations.For(start.Recipe, start.Model.Height, start.Model.Width, start.Model.Classes.Count);
        var plan = TrialPlan.For(budgetSeconds, start.TrainSeconds, start.History.Count, start.Train.Count, variations.Count);
        if (plan.TrialCount == 0)
            return (Report(plan, 0, [], null, ImprovementText.BudgetTooSmall.Fill(budgetSeconds, start.TrainSeconds)), null);

        // ---- Trials: the unvaried recipe, then each variation, at equal cost ----
        var images = plan.Images < start.Train.Count ? Split.Stratified(start.Train, plan.Images / (double)start.Train.Count, start.Recipe.Seed).Held : start.Train;
        var basis = start.Recipe with { Epochs = plan.Epochs, Patience = 0 };
        var baseline = Predictions(Try(basis, images, 1, plan.TrialCount, ImprovementText.Unvaried, cancellation));
        var outcomes = new List<VariationOutcome>();
        foreach (var variation in variations.Take(plan.TrialCount - 1))
        {
            var trialStart = ElapsedSeconds;
            var trial = Predictions(Try(variation.Apply(basis), images, outcomes.Count + 2, plan.TrialCount, variation.Description, cancellation));
            outcomes.Add(Outcome(variation, baseline, trial, ElapsedSeconds - trialStart));
            progress?.Report(new ImprovementProgress(outcomes.Count + 1, plan.TrialCount, variation.Description, null, outcomes[^1]));
        }

        // ---- Choice: of each aspect the best that measurably helped ----
        var kept = outcomes.Where(outcome => outcome.Gain > 0 && outcome.PValue < Significance)
            .GroupBy(outcome => outcome.Aspect).Select(aspect => aspect.MaxBy(outcome => outcome.Gain)!.Id).ToHashSet();
        outcomes = [.. outcomes.Select(outcome => Explain(outcome with { Kept = kept.Contains(outcome.Id) }))];
        var baselineAccuracy = Accuracy(baseline);
        if (kept.Count == 0)
            return (Report(plan, baselineAccuracy, outcomes, null, ImprovementText.NothingHelped.Fill(outcomes.Count)), null);

        // ---- Proof: the recipe with all that was kept, trained in full ----
        var recipe = variations.Where(variation => kept.Contains(variation.Id)).Aggregate(start.Recipe, (changed, variation) => variation.Apply(changed));
        return Prove(plan, baselineAccuracy, outcomes, recipe with { Name = $"{start.Recipe.Name}-improved" }, cancellation);
    }

    private (ImprovementReport Report, TrainingResult? Better) Prove(
        TrialPlan plan, double baselineAccuracy, IReadOnlyList<VariationOutcome> outcomes, Recipe recipe, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(Math.Max(0, budgetSeconds - ElapsedSeconds)), options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        try
        {
            var full = Train(recipe, start.Train, plan.TrialCount + 1, plan.TrialCount, ImprovementText.FinalTraining, options.CheckpointFolder, either.Token);
            var predicted = Predictions(full);
            var comparison = PairedComparison.Of(startPredictions.Value, predicted, start.Validation.Labels);
            var adopted = comparison.Gain > 0 && comparison.PValue < Significance;
            var sentence = (adopted ? ImprovementText.Adopted : ImprovementText.NotAdopted)
                .Fill(comparison.Gain * 100, comparison.GainInterval.Low * 100, comparison.GainInterval.High * 100, comparison.PValue);
            return (Report(plan, baselineAccuracy, outcomes, adopted ? predicted : null, sentence), adopted ? full : null);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return (Report(plan, baselineAccuracy, outcomes, null, ImprovementText.OutOfTime.Fill(budgetSeconds)), null);
        }
    }

    private TrainingResult Try(Recipe recipe, ImageSet images, int trial, int trialCount, string description, CancellationToken cancellation) =>
        Train(recipe, images, trial, trialCount, description, null, cancellation);

    private TrainingResult Train(
        Recipe recipe, ImageSet images, int trial, int trialCount, string description, string? checkpointFolder, CancellationToken cancellation)
    {
        var relay = progress is null ? null : new Relay(training => progress.Report(new ImprovementProgress(trial, trialCount, description, training, null)));
        progress?.Report(new ImprovementProgress(trial, trialCount, description, null, null));
        return Trainer.Train(
            recipe, images, start.Validation, start.Model.Normalization, options with { Progress = relay, CheckpointFolder = checkpointFolder }, cancellation);
    }

    /// <returns>Predicted classes of the validation part, [N].</returns>
    private ushort[] Predictions(TrainingResult result) => PredictedClasses.Of(Evaluator.Probabilities(result.Model, start.Validation), start.Model.Classes.Count);

    private double Accuracy(ushort[] predicted) => PredictedClasses.Accuracy(predicted, start.Validation.Labels);

    private VariationOutcome Outcome(Variation variation, ushort[] baseline, ushort[] trial, double seconds)
    {
        var comparison = PairedComparison.Of(baseline, trial, start.Validation.Labels);
        return new VariationOutcome(
            variation.Id, variation.Aspect, variation.Description, Accuracy(trial), comparison.Gain, comparison.GainInterval, comparison.PValue, seconds, Kept: false, "");
    }

    private static VariationOutcome Explain(VariationOutcome outcome)
    {
        var sentence = outcome switch
        {
            { Kept: true } => ImprovementText.Kept,
            { PValue: < Significance, Gain: > 0 } => ImprovementText.BeatenByAnother,
            { PValue: < Significance } => ImprovementText.Harmed,
            _ => ImprovementText.NoMeasurableChange,
        };
        return outcome with { Explanation = sentence.Fill(outcome.Gain * 100, outcome.GainInterval.Low * 100, outcome.GainInterval.High * 100) };
    }

    private ImprovementReport Report(
        TrialPlan plan, double baselineAccuracy, IReadOnlyList<VariationOutcome> outcomes, ushort[]? better, string conclusion)
    {
        // as the comparisons see them, with the views that the recipe asks for
        var before = Accuracy(startPredictions.Value);
        var after = better is null ? before : Accuracy(better);
        return new ImprovementReport(
            budgetSeconds, ElapsedSeconds, plan.Epochs, plan.Images, baselineAccuracy, outcomes, before, after, better is not null, conclusion);
    }

    /// <summary>Calls at once and in order, unlike <see cref="Progress{T}"/>.</summary>
    private sealed class Relay(Action<TrainingProgress> action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action(value);
    }
}
