using Vitrine.Augmentation;
using Vitrine.Inference;
using Vitrine.Inference.TestTime;
using Vitrine.Models;

namespace Vitrine.Training;

/// <summary>The presets: one table of named recipes.</summary>
public static class Recipes
{
    // Once a recipe is chosen, an image serves it better in training than beside it: 2,000 of 60,000 still say whether a run goes well.
    private const double LittleToHoldOut = 1.0 / 30;

    /// <summary>
    /// The dense network the project grew out of, 784 → 128 → 10, trained well.
    /// <c>./vitrine run --preset seed --seed N --improve off</c>: test 89.31 ± 0.13 %, n = 3, 5 s of training on 2 cores of an AMD EPYC
    /// virtual machine (docs/results.md).
    /// </summary>
    public static readonly Recipe Seed = new()
    {
        Name = "seed",
        Architecture = Architectures.Seed,
        Epochs = 20,
        BatchSize = 512,
        Optimizer = Optimizer.AdamW,
        LearningRate = 0.01,
        WarmUp = 0.1,
        WeightDecay = 0.02,
        LabelSmoothing = 0.05,
        AverageDecay = 0.98,
        Augmentation = new AugmentationOptions { Flip = Flip.Off },
    };

    /// <summary>
    /// The best found of dense layers only.
    /// <c>./vitrine run --preset dense --seed N --improve off</c>: test 91.21 ± 0.01 %, n = 3, 95 s of training on 2 cores of an AMD EPYC
    /// virtual machine (docs/results.md).
    /// </summary>
    public static readonly Recipe Dense = new()
    {
        Name = "dense",
        Architecture = Architectures.Dense,
        Epochs = 60,
        BatchSize = 512,
        // Muon would orthogonalise a matrix of 640 × 784 in every step, which costs more than the step.
        Optimizer = Optimizer.AdamW,
        LearningRate = 0.008,
        WarmUp = 0.1,
        WeightDecay = 0.05,
        LabelSmoothing = 0.1,
        AverageDecay = 0.995,
        Augmentation = new AugmentationOptions { Flip = Flip.Alternating },
        TestTimeAugmentation = new TestTimeAugmentation { Views = TestTimeViews.Flip },
    };

    /// <summary>
    /// A small convolutional network: the one-minute model and the default.
    /// <c>./vitrine run --preset fast --seed N --improve off</c>: test 92.86 ± 0.06 %, n = 3, 22 s of training on 2 cores of an AMD EPYC
    /// virtual machine (docs/results.md).
    /// </summary>
    public static readonly Recipe Fast = new()
    {
        Name = "fast",
        Architecture = Architectures.Fast,
        Epochs = 5,
        BatchSize = 256,
        Optimizer = Optimizer.Muon,
        LearningRate = 0.06,
        NewtonSchulzSteps = 3,
        WeightDecay = 0.02,
        LabelSmoothing = 0.1,
        AverageDecay = 0.98,
        Augmentation = new AugmentationOptions { Flip = Flip.Alternating },
    };

    /// <summary>
    /// A narrow residual network: the coffee-break model.
    /// <c>./vitrine run --preset balanced --seed N --improve off</c>: test 94.42 ± 0.14 %, n = 3, 377 s of training on 2 cores of an AMD EPYC
    /// virtual machine (docs/results.md).
    /// </summary>
    public static readonly Recipe Balanced = new()
    {
        Name = "balanced",
        Architecture = Architectures.Narrow,
        Epochs = 44,
        BatchSize = 256,
        Optimizer = Optimizer.Muon,
        LearningRate = 0.05,
        WeightDecay = 0.02,
        LabelSmoothing = 0.1,
        AverageDecay = 0.998,
        Augmentation = new AugmentationOptions { Flip = Flip.Alternating, Shift = 1, ShiftFill = ShiftFill.Reflection, Erasing = new ErasingOptions { Probability = 0.5 } },
        TestTimeAugmentation = new TestTimeAugmentation { Views = TestTimeViews.Flip },
    };

    /// <summary>
    /// A ResNet-20, which learns by SGD with Nesterov momentum, from labels as they are: the lunch-break model.
    /// <c>./vitrine run --preset accurate --seed N --improve off</c>: test 95.48 %, n = 1, 3811 s of training on 2 cores of an AMD EPYC
    /// virtual machine (docs/results.md).
    /// </summary>
    public static readonly Recipe Accurate = new()
    {
        Name = "accurate",
        Architecture = Architectures.Preactivated,
        Epochs = 80,
        BatchSize = 128,
        Optimizer = Optimizer.NesterovSgd,
        LearningRate = 0.2,
        Schedule = Schedule.Cosine,
        WarmUp = 0.02,
        WeightDecay = 2e-4,
        LabelSmoothing = 0,
        AverageDecay = 0.999,
        PreciseStatistics = true,
        Augmentation = new AugmentationOptions { Flip = Flip.Random, Shift = 4, Cutout = 14 },
        TestTimeAugmentation = new TestTimeAugmentation { Views = TestTimeViews.FlipShift },
        ValidationShare = LittleToHoldOut,
    };

    /// <summary>
    /// Under 100,000 parameters: the network of <c>balanced</c>, which learns for longer.
    /// <c>./vitrine run --preset tiny --seed N --improve off</c>: test 94.56 ± 0.11 %, n = 3, 729 s of training on 2 cores of an AMD EPYC
    /// virtual machine (docs/results.md).
    /// </summary>
    public static readonly Recipe Tiny = Balanced with
    {
        Name = "tiny",
        Epochs = 72,
        AverageDecay = 0.999,
        ValidationShare = LittleToHoldOut,
    };

    /// <summary>
    /// Under 300,000 parameters: the network of <c>accurate</c>, which learns for longer.
    /// <c>./vitrine run --preset small --seed N --improve off</c>: test 95.77 %, n = 1, 6654 s of training on 2 cores of an AMD EPYC
    /// virtual machine (docs/results.md).
    /// </summary>
    public static readonly Recipe Small = Accurate with
    {
        Name = "small",
        Epochs = 140,
        WeightDecay = 1e-4,
    };

    /// <summary>
    /// The network of <c>small</c> with more filters, for about half as many steps and so with twice the penalty.
    /// <c>./vitrine run --preset best --seed N --improve off</c>: test 95.74 %, n = 1, 7995 s of training on 2 cores of an AMD EPYC
    /// virtual machine (docs/results.md).
    /// </summary>
    public static readonly Recipe Best = Small with
    {
        Name = "best",
        Architecture = Architectures.Wide,
        Epochs = 78,
        WeightDecay = 2e-4,
    };

    /// <summary>By name, the default first.</summary>
    public static readonly IReadOnlyDictionary<string, Recipe> All = new OrderedDictionary<string, Recipe>
    {
        [Fast.Name] = Fast,
        [Seed.Name] = Seed,
        [Dense.Name] = Dense,
        [Balanced.Name] = Balanced,
        [Accurate.Name] = Accurate,
        [Tiny.Name] = Tiny,
        [Small.Name] = Small,
        [Best.Name] = Best,
    };

    /// <exception cref="VitrineException">There is no such preset; the message lists those there are.</exception>
    public static Recipe Named(string name) => All.TryGetValue(name, out var recipe)
        ? recipe
        : throw VitrineException.InvalidUsage(TrainingText.UnknownPreset.Fill(name, string.Join(", ", All.Keys)));
}
