namespace Vitrine.Training;

/// <summary>
/// Sharpness-aware minimisation (Foret et al. 2021, arXiv:2010.01412): each step follows the gradient not of where the weights are, but of the worst place near
/// them, so that training ends where the loss is low all around. How near a weight's neighbourhood is goes with its size, as in ASAM
/// (Kwon et al. 2021, arXiv:2102.11600). It computes a second gradient in each step; most of what it gains it gains late in training (Zhou et al. 2025, arXiv:2410.10373).
/// </summary>
public sealed record SharpnessOptions
{
    /// <summary>Euclidean length of the way to the worst place, each weight measured by its own size; 0 is off, ASAM's authors have 0.5 for CIFAR-10.</summary>
    public double Radius { get; init; }

    /// <summary>Share of all steps before the first that does it, 0 to below 1.</summary>
    public double From { get; init; }

    /// <summary>The first step that does it.</summary>
    /// <param name="stepCount">Of the whole run.</param>
    internal long FirstStep(long stepCount) => Radius > 0 ? (long)Math.Ceiling(From * stepCount) : stepCount;

    /// <summary>How many steps' or epochs' worth of gradients the first part of a run computes.</summary>
    /// <param name="done">Steps or epochs of that part, fractions included.</param>
    /// <param name="length">Of the whole run, in the same unit.</param>
    internal double Gradients(double done, double length) => done + (Radius > 0 ? Math.Max(0, done - (From * length)) : 0);
}
