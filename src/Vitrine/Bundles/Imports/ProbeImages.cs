using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Randomness;

namespace Vitrine.Bundles.Imports;

/// <summary>Images to prove an imported model with: of the sample inside the product where they have its size, else noise, which asks no less of the arithmetic.</summary>
internal static class ProbeImages
{
    /// <summary>Any fixed one will do: the same file must give the same bundle.</summary>
    private const ulong NoiseSeed = 1;

    /// <param name="classes">Of the model; the labels say nothing.</param>
    internal static ImageSet Of(int height, int width, IReadOnlyList<ClassName> classes)
    {
        var sample = SampleData.Load().Test;
        var pixels = sample.Height == height && sample.Width == width
            ? sample.Select([.. Enumerable.Range(0, ModelBundle.ProbeImages).Select(index => index * sample.Count / ModelBundle.ProbeImages)]).Pixels
            : Noise(ModelBundle.ProbeImages * height * width);
        return new ImageSet(pixels, new ushort[ModelBundle.ProbeImages], height, width, classes);
    }

    private static byte[] Noise(int count)
    {
        var generator = new SplitMix64(NoiseSeed);
        return [.. Enumerable.Range(0, count).Select(_ => (byte)generator.NextInt(byte.MaxValue + 1))];
    }
}
