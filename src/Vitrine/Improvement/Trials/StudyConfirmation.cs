using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Training;

namespace Vitrine.Improvement.Trials;

/// <summary>Trains the best recipe and the starting one with several seeds, and compares them: on the held-out images, then, once, on test.</summary>
public static class StudyConfirmation
{
    /// <summary>Of the starting recipe, in <see cref="StudyFolder.ConfirmationOf"/>.</summary>
    public const string StartRole = "start";

    /// <summary>Of the best one.</summary>
    public const string BestRole = "best";

    /// <param name="start">The recipe that was to be bettered.</param>
    /// <param name="best">What the study found.</param>
    /// <param name="bestTrial">Its trial's number.</param>
    /// <param name="seeds">At least one. The study's own chose the recipe by its held-out images; the others did not.</param>
    /// <param name="dataset">Test is looked at here for the first time, when all trainings have ended.</param>
    /// <param name="train">Trains a recipe in a role, or takes up where it was interrupted.</param>
    public static StudyAnswer Run(Recipe start, Recipe best, int bestTrial, IReadOnlyList<int> seeds, Dataset dataset, Func<string, Recipe, TrainingResult> train)
    {
        var trained = seeds.Select(seed => (Start: train(StartRole, start with { Seed = seed }), Best: train(BestRole, best with { Seed = seed }))).ToList();
        var (validation, test) = (new PairedComparison(0, 0, 0), new PairedComparison(0, 0, 0));
        foreach (var (one, other) in trained)
        {
            validation = Sum(validation, Compare(one, other, one.Validation));
            test = Sum(test, Compare(one, other, dataset.Test));
        }
        return new StudyAnswer(
            start,
            best,
            bestTrial,
            seeds,
            [.. trained.Select(pair => Accuracy(pair.Start, pair.Start.Validation))],
            [.. trained.Select(pair => Accuracy(pair.Best, pair.Best.Validation))],
            validation,
            [.. trained.Select(pair => Accuracy(pair.Start, dataset.Test))],
            [.. trained.Select(pair => Accuracy(pair.Best, dataset.Test))],
            test);
    }

    private static PairedComparison Compare(TrainingResult start, TrainingResult best, ImageSet images) =>
        PairedComparison.Of(Classes(start, images), Classes(best, images), images.Labels);

    private static double Accuracy(TrainingResult result, ImageSet images) =>
        Classes(result, images).Zip(images.Labels, (guess, label) => guess == label ? 1.0 : 0).Average();

    private static ushort[] Classes(TrainingResult result, ImageSet images) =>
        PredictedClasses.Of(Evaluator.Probabilities(result.Model, images), images.Classes.Count);

    private static PairedComparison Sum(PairedComparison one, PairedComparison other) =>
        new(one.Count + other.Count, one.OnlyBaselineCount + other.OnlyBaselineCount, one.OnlyCandidateCount + other.OnlyCandidateCount);
}
