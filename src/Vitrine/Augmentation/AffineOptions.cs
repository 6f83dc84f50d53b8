namespace Vitrine.Augmentation;

/// <summary>
/// Small changes of shape around the image's centre, each drawn uniformly for every image between none and as much either way: the
/// geometric ones of RandAugment (Cubuk et al. 2020, arXiv:1909.13719). Sampled bilinearly; what comes from outside is background.
/// </summary>
public sealed record AffineOptions
{
    /// <summary>At most this many degrees; 0 to 180.</summary>
    public double Rotation { get; init; }

    /// <summary>Columns lean by at most this many degrees; 0 to 45.</summary>
    public double Shear { get; init; }

    /// <summary>Larger or smaller by at most this share; 0 to 0.5.</summary>
    public double Scale { get; init; }

    internal bool AltersImages => Rotation > 0 || Shear > 0 || Scale > 0;
}
