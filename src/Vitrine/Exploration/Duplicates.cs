using Vitrine.Data;

namespace Vitrine.Exploration;

/// <summary>Finds images that are equal byte for byte.</summary>
internal static class Duplicates
{
    internal static DuplicateReport Find(ImageSet train, ImageSet test)
    {
        var (firstInTrain, withinTrain, trainConflicts) = FindWithinTrain(train);
        var firstInTest = new Dictionary<ImageReference, int>(test.Count);
        var (withinTest, acrossSplits, conflicts) = (0, 0, trainConflicts);
        for (var index = 0; index < test.Count; index++)
        {
            var image = ImageReference.To(test, index);
            var repeatsTest = !firstInTest.TryAdd(image, index);
            var repeatsTrain = firstInTrain.TryGetValue(image, out var first);
            withinTest += repeatsTest ? 1 : 0;
            acrossSplits += repeatsTrain ? 1 : 0;
            // Train comes first, so an image that stands in both is held against train's label.
            var firstLabel = repeatsTrain ? train.Labels[first] : test.Labels[firstInTest[image]];
            conflicts += firstLabel != test.Labels[index] ? 1 : 0;
        }

        return new DuplicateReport(withinTrain, withinTest, acrossSplits, conflicts);
    }

    private static (Dictionary<ImageReference, int> First, int Repetitions, int Conflicts) FindWithinTrain(ImageSet train)
    {
        var first = new Dictionary<ImageReference, int>(train.Count);
        var (repetitions, conflicts) = (0, 0);
        for (var index = 0; index < train.Count; index++)
        {
            var image = ImageReference.To(train, index);
            if (first.TryAdd(image, index))
                continue;
            repetitions++;
            conflicts += train.Labels[first[image]] != train.Labels[index] ? 1 : 0;
        }

        return (first, repetitions, conflicts);
    }

    /// <summary>An image by place, equal to another by content; its hash is computed once.</summary>
    private readonly record struct ImageReference(ImageSet Set, int Index, int Hash)
    {
        internal static ImageReference To(ImageSet set, int index)
        {
            var hash = default(HashCode);
            hash.AddBytes(set.Image(index));
            return new ImageReference(set, index, hash.ToHashCode());
        }

        public bool Equals(ImageReference other) =>
            Hash == other.Hash && (Set.Height, Set.Width) == (other.Set.Height, other.Set.Width)
            && Set.Image(Index).SequenceEqual(other.Set.Image(other.Index));

        public override int GetHashCode() => Hash;
    }
}
