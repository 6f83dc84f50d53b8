using Vitrine.Data;
using Vitrine.Randomness;

namespace Vitrine.Exploration;

/// <summary>Seeded samples that keep the classes' shares.</summary>
internal static class StratifiedSample
{
    /// <summary>The indices of each class's images, each list in a seeded random order.</summary>
    internal static int[][] ShuffledByClass(ImageSet images, int seed)
    {
        var byClass = Enumerable.Range(0, images.Count).ToLookup(index => (int)images.Labels[index]);
        var random = new SplitMix64((ulong)seed);
        return [.. Enumerable.Range(0, images.Classes.Count).Select(label =>
        {
            var indices = byClass[label].ToArray();
            random.Shuffle(indices);
            return indices;
        })];
    }

    /// <summary>About this many indices in ascending order: each class by its share, and at least one of each that has any.</summary>
    internal static int[] Indices(ImageSet images, int count, int seed)
    {
        var share = Math.Min(1, count / (double)Math.Max(1, images.Count));
        return
        [
            .. ShuffledByClass(images, seed)
                .SelectMany(indices => indices.Take(Math.Max(1, (int)Math.Round(share * indices.Length))))
                .Order(),
        ];
    }
}
