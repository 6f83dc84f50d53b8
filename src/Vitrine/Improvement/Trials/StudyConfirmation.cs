using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Training;

namespace Vitrine.Improvement.Trials;

/// <summary>The best recipe and the starting one, trained with several seeds; when everything is trained and chosen, the two are compared: on the held-out images and, once, on test.</summary>
public sealed class StudyConfirmation
{
    /// <summary>Of the starting recipe, in <see cref="StudyFolder.ConfirmationOf"/>.</summary>
    public const string StartRole = "start";

    private readonly Recipe start;
    private readonly Recipe best;
    private readonly int bestTrial;
    private readonly IReadOnlyList<int> seeds;
    private readonly IReadOnlyList<(TrainingResult Start, TrainingResult Best)> trained;

    private StudyConfirmation(Recipe start, Recipe best, int bestTrial, IReadOnlyList<int> seeds, IReadOnlyList<(TrainingResult Start, TrainingResult Best)> trained) =>
        (this.start, this.best, this.bestTrial, this.seeds, this.trained) = (start, best, bestTrial, seeds, trained);

    /// <summary>The best recipe with the first seed.</summary>
    public TrainingResult Best => trained[0].Best;

    /// <summary>Of the best recipe, by its trial's number: a study that goes on may find a better one.</summary>
    public static string BestRole(int bestTrial) => $"best-{StudyFolder.NameOf(bestTrial)}";

    /// <param name="start">The recipe that was to be bettered.</param>
    /// <param name="best">What the study found.</param>
    /// <param name="bestTrial">Its trial's number.</param>
    /// <param name="seeds">At least one, the study's own first. That one chose the recipe by its held-out images; the others did not.</param>
    /// <param name="train">Trains a recipe in a role, or takes up where it was interrupted.</param>
    public static StudyConfirmation Train(Recipe start, Recipe best, int bestTrial, IReadOnlyList<int> seeds, Func<string, Recipe, TrainingResult> train) =>
        new(start, best, bestTrial, seeds, [.. seeds.Select(seed => (train(StartRole, start with { Seed = seed }), train(BestRole(bestTrial), best with { Seed = seed })))]);

    /// <param name="test">Looked at here for the first time.</param>
    public StudyAnswer Judge(ImageSet test)
    {
        var validation = trained.Select(pair => new Outcome(Hits(pair.Start, pair.Start.Validation), Hits(pair.Best, pair.Start.Validation))).ToList();
        var tested = trained.Select(pair => new Outcome(Hits(pair.Start, test), Hits(pair.Best, test))).ToList();
        return new StudyAnswer(
            start,
            best,
            bestTrial,
            seeds,
            [.. validation.Select(outcome => outcome.Start.Average())],
            [.. validation.Select(outcome => outcome.Best.Average())],
            SeededComparison.Of([.. validation.Select(outcome => outcome.Differences())], areSameImages: false),
            [.. tested.Select(outcome => outcome.Start.Average())],
            [.. tested.Select(outcome => outcome.Best.Average())],
            SeededComparison.Of([.. tested.Select(outcome => outcome.Differences())], areSameImages: true));
    }

    private static int[] Hits(TrainingResult result, ImageSet images) =>
        [.. PredictedClasses.Of(Evaluator.Probabilities(result.Model, images), images.Classes.Count).Zip(images.Labels, (guess, label) => guess == label ? 1 : 0)];

    /// <summary>By image, 1 where a model was right and 0 where it was not.</summary>
    private sealed record Outcome(int[] Start, int[] Best)
    {
        internal int[] Differences() => [.. Best.Zip(Start, (best, start) => best - start)];
    }
}
