using System.Runtime.CompilerServices;
using Vitrine.Randomness;

namespace Vitrine.Augmentation;

/// <summary>Brightness and contrast of one image at a time, as another table of its 256 floats: pixels cost nothing more.</summary>
/// <param name="table">Of the unchanged grey values.</param>
/// <param name="brightness">Largest change of the factor, 0 to 1.</param>
/// <param name="contrast">Largest change of the factor, 0 to 1.</param>
internal sealed class Tone(float[] table, double brightness, double contrast)
{
    private readonly float[] changed = new float[256];

    /// <summary>Draws both factors and returns the table for this image, good until the next call.</summary>
    internal ReadOnlySpan<float> Draw(ReadOnlySpan<byte> image, SplitMix64 generator)
    {
        var brightnessFactor = 1 + (brightness * ((2 * generator.NextDouble()) - 1));
        var contrastFactor = 1 + (contrast * ((2 * generator.NextDouble()) - 1));
        return Table(contrast > 0 ? Mean(image) : 0, (float)brightnessFactor, (float)contrastFactor);
    }

    /// <summary>Grey values moved away from their mean, then multiplied, rounded and kept within 0–255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // as PixelTable
    internal ReadOnlySpan<float> Table(float mean, float brightnessFactor, float contrastFactor)
    {
        for (var grey = 0; grey < changed.Length; grey++)
        {
            var value = brightnessFactor * (mean + (contrastFactor * (grey - mean)));
            changed[grey] = table[Math.Min(Math.Max((int)(value + 0.5f), 0), 255)];
        }
        return changed;
    }

    private static float Mean(ReadOnlySpan<byte> image)
    {
        var sum = 0L;
        foreach (var grey in image)
            sum += grey;
        return (float)sum / image.Length;
    }
}
