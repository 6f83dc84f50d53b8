namespace Vitrine.Data.Formats;

/// <summary>Images and their labels as a file gave them, before it is known which classes there are.</summary>
/// <param name="Place">The file, and what in it, for messages.</param>
/// <param name="Pixels">0–255, [N, H, W].</param>
/// <param name="Labels">[N]</param>
/// <param name="Height">H.</param>
/// <param name="Width">W.</param>
internal sealed record LabelledImages(string Place, byte[] Pixels, ushort[] Labels, int Height, int Width)
{
    /// <summary>The largest label that an <see cref="ImageSet"/> takes.</summary>
    internal const ushort LargestLabel = ushort.MaxValue - 1;

    internal int Count => Labels.Length;

    internal ReadOnlySpan<byte> Image(int index) => Pixels.AsSpan(index * Height * Width, Height * Width);

    internal ImageSet ToImageSet(LabelNames names) => new(Pixels, Labels, Height, Width, names.Classes);
}
