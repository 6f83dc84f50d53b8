namespace Vitrine.Augmentation;

/// <summary>What stands where a shift has moved the image away.</summary>
public enum ShiftFill
{
    /// <summary>Grey value 0.</summary>
    Background,

    /// <summary>The image mirrored at its outermost row or column, which is not repeated: the random crop of a reflect-padded image.</summary>
    Reflection,
}
