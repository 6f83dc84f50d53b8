namespace Vitrine.Augmentation;

/// <summary>Random changes made to training images only.</summary>
public sealed record AugmentationOptions
{
    /// <summary>Mirror half of the images left to right.</summary>
    public bool HorizontalFlip { get; init; } = true;

    /// <summary>Shift each image by up to this many pixels in both directions, filling with background.</summary>
    public int Shift { get; init; }

    /// <summary>Side of a square set to the mean, in pixels (Cutout, DeVries and Taylor 2017); 0 is off.</summary>
    public int Cutout { get; init; }
}
