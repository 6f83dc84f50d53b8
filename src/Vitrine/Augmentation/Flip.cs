namespace Vitrine.Augmentation;

/// <summary>Which training images are mirrored left to right.</summary>
public enum Flip
{
    Off,

    /// <summary>Each with probability ½, drawn anew in every epoch.</summary>
    Random,

    /// <summary>Half of them in the first epoch, by a hash of image and seed, and then each in every other epoch (Jordan 2024, arXiv:2404.00498, section 3.6).</summary>
    Alternating,
}
