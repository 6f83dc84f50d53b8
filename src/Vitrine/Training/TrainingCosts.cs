using Vitrine.Data;
using Vitrine.Inference.Preprocessing;
using Vitrine.Models;
using Vitrine.Training.Averaging;

namespace Vitrine.Training;

/// <summary>What training a recipe costs on this machine, measured by a few real steps.</summary>
/// <param name="SecondsPerStep">Of one training step, augmentation included; the mean of a run where not all steps cost the same.</param>
/// <param name="SecondsPerValidation">Of the validation at an epoch's end.</param>
/// <param name="StepsPerEpoch">With all training images.</param>
/// <param name="SecondsAtEnd">Of what follows the last epoch: batch statistics measured anew, where the recipe asks for it.</param>
public sealed record TrainingCosts(double SecondsPerStep, double SecondsPerValidation, int StepsPerEpoch, double SecondsAtEnd)
{
    /// <summary>Twice: the first round finds memory and plans convolutions, the second is measured.</summary>
    private const int RoundCount = 2;

    private const int MostValidationImages = 500;

    public double SecondsPerEpoch => (StepsPerEpoch * SecondsPerStep) + SecondsPerValidation;

    /// <summary>Of a whole training.</summary>
    public double SecondsOf(int epochs) => (epochs * SecondsPerEpoch) + SecondsAtEnd;

    /// <summary>Trains on the first images, and validates on the first of those held out.</summary>
    /// <param name="recipe">Its schedule and patience do not matter.</param>
    /// <param name="stepCount">Of each round; fewer where there are fewer images.</param>
    /// <param name="options">Device and clock; nothing is reported or saved.</param>
    /// <returns>The costs, and the network after those steps.</returns>
    internal static (TrainingCosts Costs, TrainingResult Result) Measure(
        Recipe recipe, ImageSet train, ImageSet validation, Normalization normalization, int stepCount, TrainingOptions options, CancellationToken cancellation)
    {
        var batchSize = Math.Min(recipe.BatchSize, train.Count);
        var steps = Math.Min(stepCount, train.Count / batchSize);
        var (images, held) = (First(train, steps * batchSize), First(validation, MostValidationImages));
        // Where only the last steps compute a second gradient, all of those measured do; what they do once, augmentation and the update, is a few percent of them.
        var tried = recipe with { Epochs = RoundCount, Patience = 0, PreciseStatistics = false, Sharpness = recipe.Sharpness with { From = 0 } };
        var gradientShare = recipe.Sharpness.Gradients(1, 1) / tried.Sharpness.Gradients(1, 1);
        var result = Trainer.Train(
            tried, images, held, normalization, new TrainingOptions { Device = options.Device, Time = options.Time }, cancellation);
        var (before, measured) = (result.History[^2], result.History[^1]);
        var trainSeconds = images.Count / measured.ImagesPerSecond;
        var validationSeconds = Math.Max(0, measured.ElapsedSeconds - before.ElapsedSeconds - trainSeconds);
        var secondsAtEnd = recipe.PreciseStatistics ? RefitSeconds(result.Model, recipe, images, options.Time, cancellation) * train.Count / images.Count : 0;
        return (new TrainingCosts(gradientShare * trainSeconds / steps, validationSeconds * validation.Count / held.Count, train.Count / batchSize, secondsAtEnd), result);
    }

    private static double RefitSeconds(TrainedModel model, Recipe recipe, ImageSet images, TimeProvider time, CancellationToken cancellation)
    {
        var seconds = 0.0;
        for (var round = 0; round < RoundCount; round++)
        {
            var startedAt = time.GetTimestamp();
            StatisticsRefit.Of(model, images, recipe.Augmentation, recipe.BatchSize, recipe.Seed, cancellation);
            seconds = time.GetElapsedTime(startedAt).TotalSeconds;
        }
        return seconds;
    }

    private static ImageSet First(ImageSet set, int count) => count >= set.Count ? set : set.Select([.. Enumerable.Range(0, count)]);
}
