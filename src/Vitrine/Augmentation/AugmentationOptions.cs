namespace Vitrine.Augmentation;

/// <summary>Random changes made to training images only.</summary>
public sealed record AugmentationOptions
{
    public Flip Flip { get; init; } = Flip.Random;

    /// <summary>Shift each image by up to this many pixels in both directions.</summary>
    public int Shift { get; init; }

    public ShiftFill ShiftFill { get; init; } = ShiftFill.Background;

    public AffineOptions Affine { get; init; } = new();

    /// <summary>Multiply grey values by up to this share more or less, one factor an image; 0 to 1.</summary>
    public double Brightness { get; init; }

    /// <summary>Move grey values away from their image's mean, or towards it, by up to this share; 0 to 1.</summary>
    public double Contrast { get; init; }

    /// <summary>Side of a square set to the mean, in pixels (Cutout, DeVries and Taylor 2017); 0 is off.</summary>
    public int Cutout { get; init; }

    public ErasingOptions Erasing { get; init; } = new();

    /// <summary>Alpha of MixUp (Zhang et al. 2018, arXiv:1710.09412): each image becomes the weighted mean of two; 0 is off, 0.2 is usual.</summary>
    public double MixUp { get; init; }

    /// <summary>Alpha of CutMix (Yun et al. 2019, arXiv:1905.04899): each image gets a rectangle of another; 0 is off, 1 is usual.</summary>
    public double CutMix { get; init; }

    /// <summary>Share of the batches that are mixed, each by one of those two that are on, with equal probability.</summary>
    public double MixShare { get; init; } = 1;

    internal bool MixesTargets => (MixUp > 0 || CutMix > 0) && MixShare > 0;

    internal bool AltersTone => Brightness > 0 || Contrast > 0;

    internal bool AltersImages =>
        Flip != Flip.Off || Shift > 0 || Affine.AltersImages || AltersTone || Cutout > 0 || Erasing.Probability > 0 || MixesTargets;
}
