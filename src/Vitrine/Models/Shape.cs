using System.Runtime.InteropServices;

namespace Vitrine.Models;

/// <summary>What flows between layers for one image: feature maps [channels, height, width] or a flat vector [features].</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Shape
{
    private Shape(int channels, int height, int width) => (Channels, Height, Width) = (channels, height, width);

    /// <summary>Feature maps, or features of a flat vector.</summary>
    public int Channels { get; }

    /// <summary>Rows; 0 for a flat vector.</summary>
    public int Height { get; }

    /// <summary>Columns; 0 for a flat vector.</summary>
    public int Width { get; }

    public bool IsFlat => Height == 0;

    public int ElementCount => IsFlat ? Channels : checked(Channels * Height * Width);

    public static Shape Maps(int channels, int height, int width) => new(channels, height, width);

    public static Shape Flat(int features) => new(features, 0, 0);

    public int[] ToArray() => IsFlat ? [Channels] : [Channels, Height, Width];

    public override string ToString() => $"[{string.Join(", ", ToArray())}]";
}
