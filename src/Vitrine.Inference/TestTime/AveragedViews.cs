namespace Vitrine.Inference.TestTime;

/// <summary>
/// The one implementation of test-time augmentation, for whatever engine runs the network: it is handed the plain answers, makes the views
/// of the images that need a second look, and averages what the engine says about them.
/// </summary>
internal static class AveragedViews
{
    /// <param name="plain">Answers to the unchanged images.</param>
    /// <param name="pixels">Those images, [N, H, W], 0–255.</param>
    /// <param name="width">Columns, W.</param>
    /// <param name="augmentation">Which views, and of which images.</param>
    /// <param name="run">From pixels, [n, H, W], to the network's logits, [n, C].</param>
    /// <param name="chooser">
    /// Whose confidence chooses the images, where that is not <paramref name="plain"/>: two engines that are compared must choose the same ones,
    /// although their answers differ by rounding.
    /// </param>
    /// <returns><paramref name="plain"/> itself where there is nothing to do.</returns>
    internal static PredictionBatch Of(
        PredictionBatch plain, ReadOnlySpan<byte> pixels, int width, TestTimeAugmentation augmentation, Func<byte[], float[]> run, PredictionBatch? chooser = null)
    {
        if (!augmentation.IsOn || plain.Count == 0)
            return plain;
        var chosen = Chosen(chooser ?? plain, augmentation);
        var views = ImageView.Of(augmentation.Views);
        var classCount = plain.Classes.Count;
        var sums = new double[chosen.Length * classCount];
        Add(sums, chosen.SelectMany(index => plain.LogitsOf(index).ToArray()), views[0].Weight);
        foreach (var view in views.Skip(1).TakeWhile(_ => chosen.Length > 0))
            Add(sums, run(Seen(view, chosen, pixels, plain.Count, width)), view.Weight);
        float[] logits = [.. plain.Logits], probabilities = [.. plain.Probabilities];
        for (var i = 0; i < chosen.Length; i++)
            Answer(sums.AsSpan(i * classCount, classCount), logits.AsSpan(chosen[i] * classCount), probabilities.AsSpan(chosen[i] * classCount));
        return new PredictionBatch(plain.Classes, logits, probabilities)
        {
            Plain = plain,
            TestTimeAugmentation = augmentation,
            PassCount = plain.Count + ((views.Count - 1L) * chosen.Length),
        };
    }

    private static int[] Chosen(PredictionBatch chooser, TestTimeAugmentation augmentation) =>
        [.. Enumerable.Range(0, chooser.Count).Where(index => augmentation.Selects(chooser.ProbabilitiesOf(index)[chooser.ClassIndex(index)]))];

    /// <returns>The view of each chosen image, [n, H, W].</returns>
    private static byte[] Seen(ImageView view, int[] chosen, ReadOnlySpan<byte> pixels, int count, int width)
    {
        var size = pixels.Length / count;
        var seen = new byte[chosen.Length * size];
        for (var i = 0; i < chosen.Length; i++)
            view.Copy(pixels.Slice(chosen[i] * size, size), width, seen.AsSpan(i * size, size));
        return seen;
    }

    private static void Add(double[] sums, IEnumerable<float> logits, double weight)
    {
        var index = 0;
        foreach (var logit in logits)
            sums[index++] += weight * logit;
    }

    /// <summary>The mean logits and their softmax; the largest is taken off first, so that no exponential overflows.</summary>
    private static void Answer(ReadOnlySpan<double> mean, Span<float> logits, Span<float> probabilities)
    {
        var (largest, total) = (double.NegativeInfinity, 0.0);
        foreach (var logit in mean)
            largest = Math.Max(largest, logit);
        foreach (var logit in mean)
            total += Math.Exp(logit - largest);
        for (var label = 0; label < mean.Length; label++)
            (logits[label], probabilities[label]) = ((float)mean[label], (float)(Math.Exp(mean[label] - largest) / total));
    }
}
