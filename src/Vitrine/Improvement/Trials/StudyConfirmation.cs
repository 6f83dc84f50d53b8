using System.Globalization;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Training;

namespace Vitrine.Improvement.Trials;

/// <summary>Trains the best recipe and the starting one with several seeds, and compares them: on the held-out images, then, once, on test.</summary>
public static class StudyConfirmation
{
    /// <summary>Of the starting recipe, in <see cref="StudyFolder.ConfirmationOf"/>. The best one's has its trial's number, since a study that goes on may find a better one.</summary>
    public const string StartRole = "start";

    /// <param name="start">The recipe that was to be bettered.</param>
    /// <param name="best">What the study found.</param>
    /// <param name="bestTrial">Its trial's number.</param>
    /// <param name="seeds">At least one. The study's own chose the recipe by its held-out images; the others did not.</param>
    /// <param name="dataset">Test is looked at here for the first time, when all trainings have ended.</param>
    /// <param name="train">Trains a recipe in a role, or takes up where it was interrupted.</param>
    public static StudyAnswer Run(Recipe start, Recipe best, int bestTrial, IReadOnlyList<int> seeds, Dataset dataset, Func<string, Recipe, TrainingResult> train)
    {
        var role = string.Create(CultureInfo.InvariantCulture, $"best-{bestTrial:0000}");
        var trained = seeds.Select(seed => (Start: train(StartRole, start with { Seed = seed }), Best: train(role, best with { Seed = seed }))).ToList();
        var validation = trained.Select(pair => new Outcome(Hits(pair.Start, pair.Start.Validation), Hits(pair.Best, pair.Start.Validation))).ToList();
        var test = trained.Select(pair => new Outcome(Hits(pair.Start, dataset.Test), Hits(pair.Best, dataset.Test))).ToList();
        return new StudyAnswer(
            start,
            best,
            bestTrial,
            seeds,
            [.. validation.Select(outcome => outcome.Start.Average())],
            [.. validation.Select(outcome => outcome.Best.Average())],
            SeededComparison.Of([.. validation.Select(outcome => outcome.Differences())], areSameImages: false),
            [.. test.Select(outcome => outcome.Start.Average())],
            [.. test.Select(outcome => outcome.Best.Average())],
            SeededComparison.Of([.. test.Select(outcome => outcome.Differences())], areSameImages: true));
    }

    private static int[] Hits(TrainingResult result, ImageSet images) =>
        [.. PredictedClasses.Of(Evaluator.Probabilities(result.Model, images), images.Classes.Count).Zip(images.Labels, (guess, label) => guess == label ? 1 : 0)];

    /// <summary>By image, 1 where a model was right and 0 where it was not.</summary>
    private sealed record Outcome(int[] Start, int[] Best)
    {
        internal int[] Differences() => [.. Best.Zip(Start, (best, start) => best - start)];
    }
}
