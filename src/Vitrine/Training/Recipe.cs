using Vitrine.Augmentation;
using Vitrine.Inference.TestTime;
using Vitrine.Models;
using Vitrine.Training.Teaching;

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

    /// <summary>Peak of the schedule.</summary>
    public double LearningRate { get; init; } = 0.1;

    public Schedule Schedule { get; init; } = Schedule.Triangular;

    /// <summary>Share of all steps over which the learning rate rises to its peak.</summary>
    public double WarmUp { get; init; } = 0.25;

    /// <summary>Learning rate of biases, as a multiple; 64 lets those of batch normalisations move fast (Page 2019).</summary>
    public double BiasRateFactor { get; init; } = 1;

    /// <summary>Muon only: learning rate of what it leaves to AdamW (last layer, scales, biases), as a multiple.</summary>
    public double AuxiliaryRateFactor { get; init; } = 0.1;

    /// <summary>Muon only: its authors use 5, and 3 in their CIFAR-10 records.</summary>
    public int NewtonSchulzSteps { get; init; } = 5;

    /// <summary>Of Nesterov SGD and Muon (whose authors use 0.95); Adam's first beta.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Longest gradient over all parameters, by Euclidean norm; a longer one is shortened to it. 0 leaves all as they are.</summary>
    public double GradientClip { get; init; }

    /// <summary>A second gradient in each step, at the worst place near the weights.</summary>
    public SharpnessOptions Sharpness { get; init; } = new();

    /// <summary>Of kernels only. L2 penalty of Nesterov SGD and Adam; decoupled, times the learning rate, with a W in the optimiser's name and in Muon.</summary>
    public double WeightDecay { get; init; } = 5e-4;

    /// <summary>
    /// Share of the old in an exponential moving average of all weights, taken at each step and shown, saved and returned in place of the last
    /// step's weights; 0 averages nothing. It starts lower, so that the first weights are soon forgotten.
    /// </summary>
    public double AverageDecay { get; init; }

    /// <summary>
    /// Whether the statistics of batch normalisations are measured anew after the last step, for the weights that are kept and over the training images as
    /// they are augmented (PreciseBN; Wu and Johnson 2021, arXiv:2105.07576), in place of the running ones, which lag behind and were of other weights.
    /// </summary>
    public bool PreciseStatistics { get; init; }

    /// <summary>Steps between two pulls towards Lookahead's slow weights, which are shown, saved and returned where no average is; 0 has none.</summary>
    public int LookaheadSteps { get; init; }

    /// <summary>Share of the way from slow to trained weights that is kept in each pull; the paper's alpha.</summary>
    public double LookaheadRate { get; init; } = 0.5;

    /// <summary>Share of each target's probability spread over all classes (Szegedy et al. 2016).</summary>
    public double LabelSmoothing { get; init; } = 0.1;

    /// <summary>Arithmetic of the feature maps; the trainer replaces <see cref="Precision.Auto"/> by what it chose.</summary>
    public Precision Precision { get; init; } = Precision.Auto;

    public AugmentationOptions Augmentation { get; init; } = new();

    /// <summary>
    /// A saved model of the same network, whose weights are the first ones; null draws them. With another seed or share than the model's, images that it
    /// learnt from are among those held out.
    /// </summary>
    public SavedModel? Start { get; init; }

    /// <summary>Trained models to learn from beside the labels; null learns from the labels alone.</summary>
    public Distillation? Distillation { get; init; }

    /// <summary>Views that the trained model's answers are averaged over; it plays no part in training.</summary>
    public TestTimeAugmentation TestTimeAugmentation { get; init; } = TestTimeAugmentation.Off;

    /// <summary>Share of the training split held out for validation, stratified by class.</summary>
    public double ValidationShare { get; init; } = 1.0 / 12;

    /// <summary>Epochs without a better validation loss after which training stops; 0 never stops early.</summary>
    public int Patience { get; init; }

    /// <summary>For bundles and published results, which go to machines where the folders of other models mean nothing.</summary>
    internal Recipe WithoutFolders() => this with { Start = Start?.WithoutFolder(), Distillation = Distillation?.WithoutFolders() };
}
