using Vitrine.Inference;

namespace Vitrine.Data;

/// <summary>Grey images with their labels, as one array: the form in which a data set lives in memory.</summary>
public sealed class ImageSet
{
    /// <param name="pixels">Grey values 0–255, [N, H, W] in row-major order; the object is light on a dark (0) background.</param>
    /// <param name="labels">Class indices, [N], each in 0 … classes − 1.</param>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Columns of an image.</param>
    /// <param name="classes">Names of the classes, by index; at most 65,535.</param>
    /// <exception cref="ArgumentException">The arrays do not match each other.</exception>
    public ImageSet(byte[] pixels, ushort[] labels, int height, int width, IReadOnlyList<ClassName> classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (pixels.LongLength != (long)labels.Length * height * width)
            throw new ArgumentException($"{pixels.LongLength} pixels are not {labels.Length} images of {height}x{width}.", nameof(pixels));
        if (labels.Any(label => label >= classes.Count))
            throw new ArgumentException($"A label is not below the number of classes, {classes.Count}.", nameof(labels));
        (Pixels, Labels, Height, Width, Classes) = (pixels, labels, height, width, classes);
    }

    /// <summary>[N, H, W], 0–255.</summary>
    public byte[] Pixels { get; }

    /// <summary>[N]</summary>
    public ushort[] Labels { get; }

    public int Height { get; }

    public int Width { get; }

    public IReadOnlyList<ClassName> Classes { get; }

    public int Count => Labels.Length;

    public int PixelCount => Height * Width;

    /// <summary>The pixels of one image, [H, W].</summary>
    public ReadOnlySpan<byte> Image(int index) => Pixels.AsSpan(checked(index * PixelCount), PixelCount);

    /// <summary>A new set of the images at these indices, in their order.</summary>
    public ImageSet Select(IReadOnlyList<int> indices)
    {
        var pixels = new byte[checked(indices.Count * PixelCount)];
        for (var i = 0; i < indices.Count; i++)
            Image(indices[i]).CopyTo(pixels.AsSpan(i * PixelCount));
        return new ImageSet(pixels, [.. indices.Select(index => Labels[index])], Height, Width, Classes);
    }
}
