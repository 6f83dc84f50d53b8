namespace Vitrine.Bundles.Imports;

/// <summary>What grey values a network takes.</summary>
public enum PixelRange
{
    /// <summary>From 0 to 1: bytes divided by 255.</summary>
    ZeroToOne,

    /// <summary>From 0 to 255: bytes as they are.</summary>
    ZeroTo255,
}
