using Vitrine.Augmentation;
using Vitrine.Inference.TestTime;
using Vitrine.Models;

namespace Vitrine.Training;

/// <summary>Everything that decides how a model is trained, apart from the data. Same recipe, seed, data and machine kind: same weights.</summary>
public sealed record Recipe
{
    /// <summary>The preset it came from, or a name of its own.</summary>
    public required string Name { get; init; }

    public required Architecture Architecture { get; init; }

    public int Seed { get; init; } = 1;

    public int Epochs { get; init; } = 5;

    public int BatchSize { get; init; } = 256;

    public Optimizer Optimizer { get; init; } = Optimizer.NesterovSgd;

    /// <summary>Peak of the one-cycle schedule.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>Share of all steps over which the learning rate rises linearly to its peak; then it falls linearly to zero.</summary>
    public double WarmUp { get; init; } = 0.25;

    /// <summary>Of Nesterov SGD; Adam's first beta.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>L2 penalty of SGD; decoupled decay of AdamW.</summary>
    public double WeightDecay { get; init; } = 5e-4;

    /// <summary>Share of each target's probability spread over all classes (Szegedy et al. 2016).</summary>
    public double LabelSmoothing { get; init; } = 0.1;

    /// <summary>Arithmetic of the feature maps; the trainer replaces <see cref="Precision.Auto"/> by what it chose.</summary>
    public Precision Precision { get; init; } = Precision.Auto;

    public AugmentationOptions Augmentation { get; init; } = new();

    /// <summary>Views that the trained model's answers are averaged over; it plays no part in training.</summary>
    public TestTimeAugmentation TestTimeAugmentation { get; init; } = TestTimeAugmentation.Off;

    /// <summary>Share of the training split held out for validation, stratified by class.</summary>
    public double ValidationShare { get; init; } = 1.0 / 12;

    /// <summary>Epochs without a better validation loss after which training stops; 0 never stops early.</summary>
    public int Patience { get; init; }
}
