using Vitrine.Inference;
using Vitrine.Randomness;

namespace Vitrine.Data;

/// <summary>Divides a set in two so that both parts have the classes in the same proportions.</summary>
public static class Split
{
    /// <summary>
    /// Holds out a share of every class, drawn at random: the same images for the same labels, share and seed, on every platform.
    /// Both parts keep the images' order; a class with two images or more has at least one in each part, a single image stays in the rest.
    /// </summary>
    /// <param name="share">Of each class to hold out, above 0 and below 1; rounded to whole images.</param>
    /// <exception cref="VitrineException">The share is not between 0 and 1, or no class has two images.</exception>
    public static (ImageSet Kept, ImageSet Held) Stratified(ImageSet set, double share, int seed)
    {
        var (rest, held) = StratifiedIndices(set.Labels, share, seed);
        return (set.Select(rest), set.Select(held));
    }

    /// <summary>The same division as indices in ascending order.</summary>
    /// <param name="labels">Class indices, [N].</param>
    /// <inheritdoc cref="Stratified"/>
    public static (int[] Kept, int[] Held) StratifiedIndices(IReadOnlyList<ushort> labels, double share, int seed)
    {
        if (share is not (> 0 and < 1))
            throw VitrineException.InvalidUsage(DataText.BadShare.Fill(share));

        var isHeld = new bool[labels.Count];
        foreach (var members in Enumerable.Range(0, labels.Count).GroupBy(index => labels[index]))
        {
            foreach (var index in Draw([.. members], share, SplitMix64.Derive(unchecked((ulong)seed), members.Key)))
                isHeld[index] = true;
        }

        var parts = Enumerable.Range(0, labels.Count).ToLookup(index => isHeld[index]);
        if (!parts.Contains(true))
            throw VitrineException.InvalidData(DataText.NothingToHoldOut.Fill(labels.Count));

        return ([.. parts[false]], [.. parts[true]]);
    }

    // a stream of its own for each class: more images of one class leave the others' choice as it was
    private static ReadOnlySpan<int> Draw(int[] members, double share, ulong seed)
    {
        if (members.Length < 2)
            return [];

        new SplitMix64(seed).Shuffle(members);
        var count = (int)Math.Round(members.Length * share, MidpointRounding.AwayFromZero);
        return members.AsSpan(0, Math.Clamp(count, 1, members.Length - 1));
    }
}
