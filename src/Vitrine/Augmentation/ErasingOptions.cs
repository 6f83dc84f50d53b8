namespace Vitrine.Augmentation;

/// <summary>Random Erasing (Zhong et al. 2017, arXiv:1708.04896): a rectangle somewhere inside the image is overwritten.</summary>
public sealed record ErasingOptions
{
    /// <summary>Of an image to be erased in; 0 is off, the paper has 0.5.</summary>
    public double Probability { get; init; }

    /// <summary>Of the rectangle, as a share of the image; the range is the paper's.</summary>
    public double MinimumArea { get; init; } = 0.02;

    /// <summary>Of the rectangle, as a share of the image; the range is the paper's.</summary>
    public double MaximumArea { get; init; } = 0.4;

    /// <summary>
    /// The shorter side is at least this share of the longer one, above 0 to 1; 0.3 as in the paper. Drawn evenly on the scale of logarithms,
    /// so that tall and wide rectangles are as likely, where the paper's even draw favours tall ones.
    /// </summary>
    public double MinimumAspectRatio { get; init; } = 0.3;

    public ErasingFill Fill { get; init; } = ErasingFill.Random;
}
