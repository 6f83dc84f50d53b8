using Vitrine.Augmentation;
using Vitrine.Inference;
using Vitrine.Models;

namespace Vitrine.Training;

/// <summary>The presets: one table of named recipes.</summary>
public static class Recipes
{
    /// <summary>
    /// The dense network the project grew out of, 784 → 128 → 10, trained well.
    /// <c>./vitrine run --preset seed --seed N --improve off</c>: docs/results.md.
    /// </summary>
    public static readonly Recipe Seed = new()
    {
        Name = "seed",
        Architecture = Architectures.Seed,
        Epochs = 12,
        BatchSize = 128,
        Optimizer = Optimizer.AdamW,
        LearningRate = 3e-3,
        WeightDecay = 0.01,
        LabelSmoothing = 0,
        Augmentation = new AugmentationOptions { Flip = Flip.Off },
    };

    /// <summary>
    /// A small convolutional network: the one-minute model and the default.
    /// <c>./vitrine run --preset fast --seed N --improve off</c>: docs/results.md.
    /// </summary>
    public static readonly Recipe Fast = new()
    {
        Name = "fast",
        Architecture = Architectures.Fast,
        Epochs = 3,
        BatchSize = 128,
        Optimizer = Optimizer.AdamW,
        LearningRate = 5e-3,
        WeightDecay = 0.02,
        LabelSmoothing = 0.05,
        // Three epochs are too few to overfit: with the flip validation was half a point lower (one seed).
        Augmentation = new AugmentationOptions { Flip = Flip.Off },
    };

    /// <summary>By name, the default first.</summary>
    public static readonly IReadOnlyDictionary<string, Recipe> All = new OrderedDictionary<string, Recipe>
    {
        [Fast.Name] = Fast,
        [Seed.Name] = Seed,
    };

    /// <exception cref="VitrineException">There is no such preset; the message lists those there are.</exception>
    public static Recipe Named(string name) => All.TryGetValue(name, out var recipe)
        ? recipe
        : throw VitrineException.InvalidUsage(TrainingText.UnknownPreset.Fill(name, string.Join(", ", All.Keys)));
}
