using Vitrine.Augmentation;
using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Inference.TestTime;
using Vitrine.Models;
using Vitrine.Preprocessing;

namespace Vitrine.Training;

/// <summary>
/// The first check of any network (Karpathy 2019, "A recipe for training neural networks"): one batch of images must be learnt by heart. What cannot
/// do that has a defect in its data, its layers, its loss or its steps, which no more training will mend.
/// </summary>
public static class OverfitBatch
{
    public const int ImageCount = 64;

    public const int MostSteps = 200;

    /// <summary>
    /// Trains on a few images of every class, without augmentation, label smoothing, weight decay, averaging, teachers, first weights of another model and dropout, until each is recognised both in
    /// training and in evaluation mode. The learning rate shrinks with the batch (Goyal et al. 2017).
    /// </summary>
    /// <param name="recipe">What to check.</param>
    /// <param name="train">The training split; <see cref="ImageCount"/> images of it are used, or all where there are fewer.</param>
    /// <param name="options">Device and clock.</param>
    /// <param name="cancellation">Ends it at the next step.</param>
    /// <exception cref="VitrineException">The recipe cannot be trained on this data, or the loss stopped being finite.</exception>
    public static OverfitReport Run(Recipe recipe, ImageSet train, TrainingOptions? options = null, CancellationToken cancellation = default)
    {
        RecipeValidation.Require(recipe);
        var batch = train.Count <= ImageCount ? train : Split.Stratified(train, ImageCount / (double)train.Count, recipe.Seed).Held;
        options = (options ?? new TrainingOptions()) with { CheckpointFolder = null, StartFolder = null, EndAfter = IsLearnt };
        var history = Trainer.Train(Bare(recipe, batch.Count), batch, batch, NormalizationFitting.Fit(train), options, cancellation).History;
        return new OverfitReport(
            IsLearnt(history[^1]), batch.Count, history.Count, history[^1].TrainAccuracy, history[^1].ValidationAccuracy, [.. history.Select(row => row.TrainLoss)]);
    }

    private static bool IsLearnt(EpochRecord row) => row is { TrainAccuracy: 1, ValidationAccuracy: 1 };

    /// <summary>An epoch is one step.</summary>
    private static Recipe Bare(Recipe recipe, int imageCount) => recipe with
    {
        Architecture = recipe.Architecture.Rewrite(layer => layer is Dropout ? null : layer),
        Epochs = MostSteps,
        BatchSize = imageCount,
        LearningRate = recipe.LearningRate * Math.Min(1, imageCount / (double)recipe.BatchSize),
        WeightDecay = 0,
        LabelSmoothing = 0,
        AverageDecay = 0,
        PreciseStatistics = false,
        LookaheadSteps = 0,
        Sharpness = new SharpnessOptions(),
        Start = null,
        Distillation = null,
        Patience = 0,
        Augmentation = new AugmentationOptions { Flip = Flip.Off },
        TestTimeAugmentation = TestTimeAugmentation.Off,
    };
}
