namespace Vitrine.Augmentation;

/// <summary>What an erased rectangle is filled with.</summary>
public enum ErasingFill
{
    /// <summary>A grey value for each pixel, uniform over 0–255: the best variant of the paper.</summary>
    Random,

    /// <summary>The mean of the training pixels.</summary>
    Mean,
}
