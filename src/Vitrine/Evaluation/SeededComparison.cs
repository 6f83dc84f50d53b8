namespace Vitrine.Evaluation;

/// <summary>Two recipes, each trained with the same seeds, compared image by image.</summary>
/// <param name="ImageCount">Images that each seed's pair of models classified.</param>
/// <param name="SeedCount">Pairs of models.</param>
/// <param name="Gain">The candidate's accuracy minus the baseline's, mean over the seeds, −1…1.</param>
/// <param name="GainInterval">95 %, for other images and other seeds alike.</param>
public sealed record SeededComparison(int ImageCount, int SeedCount, double Gain, Interval GainInterval)
{
    /// <summary>
    /// Looking at the same images with several seeds makes no more images of them: what counts is each image's mean over the seeds. Where each seed has images of its own, all
    /// of them count. The seeds' own variance comes on top, where there are several.
    /// </summary>
    /// <param name="differences">[seeds][images]: 1 where only the candidate is right, −1 where only the baseline is, 0 elsewhere.</param>
    /// <param name="areSameImages">Whether all seeds have the same images, in the same order.</param>
    public static SeededComparison Of(IReadOnlyList<int[]> differences, bool areSameImages)
    {
        var gains = differences.Select(seed => seed.Average()).ToArray();
        double[] images = areSameImages
            ? [.. Enumerable.Range(0, differences[0].Length).Select(image => differences.Average(seed => seed[image]))]
            : [.. differences.SelectMany(seed => seed).Select(difference => (double)difference)];
        var seedVariance = gains.Length < 2 ? 0 : gains.Sum(gain => (gain - gains.Average()) * (gain - gains.Average())) / (gains.Length - 1) / gains.Length;
        return new SeededComparison(differences[0].Length, differences.Count, gains.Average(), Interval.OfMeanGain(images, seedVariance));
    }
}
