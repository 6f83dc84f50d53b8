using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Randomness;

namespace Vitrine.Tests.Data.Formats;

/// <summary>Data sets of any size, the same for the same seed.</summary>
internal static class RandomDataset
{
    internal static Dataset Of(ulong seed, int height, int width, int classCount, int trainCount = 30, int testCount = 12)
    {
        var random = new SplitMix64(seed);
        ClassName[] classes = [.. Enumerable.Range(0, classCount).Select(label => new ClassName($"class {label}", label % 2 == 0 ? $"classe {label}" : $"class {label}"))];
        return new Dataset("random set", Images(trainCount), Images(testCount), "nowhere", new Dictionary<string, string>());

        ImageSet Images(int count)
        {
            var pixels = new byte[count * height * width];
            random.NextBytes(pixels);
            return new ImageSet(pixels, [.. Enumerable.Range(0, count).Select(_ => (ushort)random.NextInt(classCount))], height, width, classes);
        }
    }

    /// <summary>Sizes and numbers of classes, drawn.</summary>
    internal static IEnumerable<Dataset> Several(int count, bool areSquare, int mostClasses)
    {
        for (var seed = 1UL; seed <= (ulong)count; seed++)
        {
            var random = new SplitMix64(SplitMix64.Derive(seed));
            var height = 1 + random.NextInt(20);
            yield return Of(seed, height, areSquare ? height : 1 + random.NextInt(20), 2 + random.NextInt(mostClasses - 1), 1 + random.NextInt(60), 1 + random.NextInt(30));
        }
    }
}
