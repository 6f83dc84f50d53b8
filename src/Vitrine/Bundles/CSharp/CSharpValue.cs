using Vitrine.Models;

namespace Vitrine.Bundles.CSharp;

/// <summary>What flows between two layers of a program: feature maps, or a flat vector as maps of one place.</summary>
/// <param name="Buffer">Where it lies, [height, width, pixelStride].</param>
/// <param name="Shape">As the layers see it.</param>
/// <param name="PixelStride">Numbers at a place: the channels, filled up to a multiple of sixteen; 1 for the image itself.</param>
internal sealed record CSharpValue(CSharpBuffer Buffer, Shape Shape, int PixelStride)
{
    /// <summary>The convolution that wrote it, while nothing else has: what is next done to each channel can be done to its weights.</summary>
    internal CSharpStep? Writer { get; init; }

    internal int Height => Shape.IsFlat ? 1 : Shape.Height;

    internal int Width => Shape.IsFlat ? 1 : Shape.Width;

    internal int Channels => Shape.Channels;
}
