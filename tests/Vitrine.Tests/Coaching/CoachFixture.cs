using Vitrine.Augmentation;
using Vitrine.Evaluation;
using Vitrine.Models;
using Vitrine.Reporting;
using Vitrine.Tests.Reporting;
using Vitrine.Training;

namespace Vitrine.Tests.Coaching;

/// <summary>Runs made by hand, each but the healthy one with a single fault.</summary>
internal static class CoachFixture
{
    internal const int ValidationCount = 5_000;

    private const double Accuracy = 0.93;

    /// <summary>By rule, a run that shows what it looks for.</summary>
    internal static IReadOnlyDictionary<string, RunRecord> Shown { get; } = new OrderedDictionary<string, RunRecord>
    {
        ["learning-rate-too-high"] = Healthy() with { History = Curve(7.5, 2.4, 2.31, 2.31) },
        ["unstable-loss"] = Healthy() with { History = Curve(0.6, 0.9, 0.5, 0.8, 0.355, 0.353, 0.352, 0.35) },
        ["learning-rate-too-low"] = Healthy() with { History = Curve(2.28, 2.2, 2.13, 2.08, 2.05) },
        ["dead-units"] = Healthy() with { DeadUnits = [new("relu_1", 64, 2), new("residual_1.relu_1", 32, 20)] },
        ["schedule-too-short"] = Healthy() with { History = Curve(0.9, 0.6, 0.5, 0.42, 0.36) },
        ["overfitting"] = Healthy() with { History = Curve(0.6, 0.4, 0.3, 0.33, 0.4), Train = Report("train", _ => 0.99) },
        ["underfitting"] = Healthy() with { Train = Report("train", _ => 0.78, claimed: 0.77), Validation = Report("validation", _ => 0.77, claimed: 0.77) },
        ["suffering-class"] = Healthy() with { Validation = Report("validation", label => label == 6 ? 0.7 : 0.955, claimed: 0.93) },
        ["calibration-drift"] = Healthy() with { Validation = Report("validation", _ => Accuracy, claimed: 0.99) },
    };

    /// <summary>Falls fast, then hardly; knows as much of validation as of training, and is as sure as it is right.</summary>
    internal static RunRecord Healthy() => ReportFixture.FinishedRun() with
    {
        Recipe = new Recipe
        {
            Name = "mine",
            Architecture = Architectures.Seed,
            Epochs = 12,
            LearningRate = 0.01,
            LabelSmoothing = 0,
            Augmentation = new AugmentationOptions { Flip = Flip.Off },
        },
        FinalRecipe = null,
        Improvement = null,
        History = Curve([.. Enumerable.Range(1, 12).Select(epoch => 0.21 + (0.4 / (epoch * epoch * epoch)))]),
        Train = Report("train", _ => Accuracy + 0.005),
        Validation = Report("validation", _ => Accuracy),
        DeadUnits = [new("relu_1", 128, 6)],
    };

    /// <summary>An epoch a validation loss; the training loss goes beside it.</summary>
    internal static IReadOnlyList<EpochRecord> Curve(params double[] losses) => [.. losses.Select((loss, index) => new EpochRecord(
        index + 1, loss, Accuracy, loss, Math.Clamp(1 - (loss / 3), 0, 1), LearningRate: 0.01, ElapsedSeconds: index + 1, ImagesPerSecond: 10_000))];

    /// <summary>Ten classes of equal size; what is not recognised is taken for the next class.</summary>
    /// <param name="recall">Of each class, 0–1.</param>
    /// <param name="claimed">Mean confidence, 0–1.</param>
    /// <param name="count">Of all images.</param>
    internal static EvaluationReport Report(string split, Func<int, double> recall, double claimed = Accuracy, int count = ValidationCount)
    {
        var (names, support) = (ReportFixture.Classes, count / ReportFixture.Classes.Count);
        return Report(split, [.. names.Select((_, label) => (support, (int)Math.Round(recall(label) * support)))], claimed);
    }

    /// <param name="classes">Images of each class, and how many of them are recognised.</param>
    internal static EvaluationReport Report(string split, IReadOnlyList<(int Support, int Right)> classes, double claimed)
    {
        var confusion = classes.Select((each, label) => Row(each.Support, each.Right, label, classes.Count)).ToArray();
        var matrix = new ConfusionMatrix(confusion);
        return new EvaluationReport(
            split,
            matrix.TotalCount,
            matrix.Accuracy,
            Interval.OfProportion(matrix.CorrectCount, matrix.TotalCount),
            Loss: 0.21,
            matrix.MacroF1,
            ExpectedCalibrationError: Math.Abs(claimed - matrix.Accuracy),
            [.. classes.Select((each, label) => new ClassMetrics(
                ReportFixture.Classes[label], each.Support, matrix.Precision(label), matrix.Recall(label), Interval.OfProportion(each.Right, each.Support), matrix.F1(label)))],
            matrix.Counts,
            matrix.MostConfused(EvaluationReport.MaximumPairCount),
            []) { Reliability = [new ReliabilityBin(0, 1, matrix.TotalCount, claimed, matrix.Accuracy)] };
    }

    private static int[] Row(int support, int right, int label, int classCount)
    {
        var row = new int[classCount];
        (row[label], row[(label + 1) % classCount]) = (right, support - right);
        return row;
    }
}
