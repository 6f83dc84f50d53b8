namespace Vitrine.Models;

/// <summary>What a layer's tensor is for, which decides how training treats it.</summary>
internal enum WeightRole
{
    /// <summary>A matrix or a convolution's kernels: trained, with weight decay.</summary>
    Kernel,

    /// <summary>A factor per channel: trained, without weight decay, since it cannot overfit.</summary>
    Scale,

    /// <summary>A summand per channel: trained, without weight decay, at a learning rate of its own if the recipe says so.</summary>
    Bias,

    /// <summary>A parameter that is set once and not trained.</summary>
    Frozen,

    /// <summary>A running mean or variance: not a parameter, but part of the model.</summary>
    Statistic,
}
