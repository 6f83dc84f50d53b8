using Vitrine.Data;
using Vitrine.Inference;

namespace Vitrine.Tests.Exploration;

/// <summary>Small image sets made on the spot.</summary>
internal static class TestImages
{
    /// <summary>One set from an image per row, labels beside.</summary>
    internal static ImageSet Of(int height, int width, int classCount, params (int Label, byte[] Pixels)[] images) => new(
        [.. images.SelectMany(image => image.Pixels)],
        [.. images.Select(image => (ushort)image.Label)],
        height,
        width,
        Classes(classCount));

    /// <summary>Labels take turns; a class's images share a pattern and differ by noise.</summary>
    internal static ImageSet Random(int count, int height, int width, int classCount) => Random(count, height, width, Classes(classCount));

    internal static ImageSet Random(int count, int height, int width, ClassName[] classes)
    {
        var (random, classCount) = (new Random(1), classes.Length);
        var pixels = new byte[count * height * width];
        for (var i = 0; i < pixels.Length; i++)
        {
            var pattern = (i / (height * width) % classCount * 37) + (i % (height * width) * 11);
            pixels[i] = (byte)(random.Next(4) == 0 ? 0 : (pattern + random.Next(90)) % 256);
        }

        return new ImageSet(pixels, [.. Enumerable.Range(0, count).Select(i => (ushort)(i % classCount))], height, width, classes);
    }

    internal static ClassName[] Classes(int count) =>
        [.. Enumerable.Range(0, count).Select(label => new ClassName($"Class {label}", $"Classe {label}"))];
}
