namespace Vitrine.Evaluation;

/// <summary>Test accuracies on Fashion-MNIST that a new number is read beside.</summary>
public static class Anchors
{
    /// <summary>The Keras project that Vitrine grew out of: a small dense network.</summary>
    public const double OriginalAccuracy = 0.8324;

    /// <summary>Crowd workers without training in fashion (Xiao, Rasul and Vollgraf 2017, arXiv 1708.07747).</summary>
    public const double HumanAccuracy = 0.835;
}
