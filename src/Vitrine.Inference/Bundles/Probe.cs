using System.Text.Json;
using System.Text.Json.Serialization;

namespace Vitrine.Inference.Bundles;

/// <summary>probe.json: a few images and what the trained model made of them, to prove a bundle on another machine.</summary>
/// <param name="Pixels">Grey values 0–255, [N, H, W]; base64 in the file.</param>
/// <param name="Logits">[N][C]</param>
/// <param name="Probabilities">[N][C], each row adding up to 1.</param>
public sealed record Probe(byte[] Pixels, float[][] Logits, float[][] Probabilities)
{
    /// <summary>Images.</summary>
    [JsonIgnore]
    public int Count => Logits.Length;

    /// <summary>probe.json's bytes: UTF-8, indented, ending in a line feed.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, BundleJson.Default.Probe), (byte)'\n'];

    /// <summary>How far a model's plain answers to <see cref="Pixels"/> are from the trained model's.</summary>
    /// <exception cref="ArgumentException">The answers are of another number of images or classes.</exception>
    public ProbeOutcome Compare(PredictionBatch answers)
    {
        answers = answers.Plain;
        float[] logits = [.. Logits.SelectMany(row => row)], probabilities = [.. Probabilities.SelectMany(row => row)];
        if (answers.Count != Logits.Length || answers.Logits.Length != logits.Length)
            throw new ArgumentException(BundleText.OtherAnswers.Fill(answers.Count, answers.Logits.Length, Logits.Length, logits.Length), nameof(answers));
        var expected = new PredictionBatch(answers.Classes, logits, probabilities);
        var agreeing = Enumerable.Range(0, answers.Count).Count(index => answers.ClassIndex(index) == expected.ClassIndex(index));
        return new ProbeOutcome(
            answers.Count,
            LargestDifference(logits, answers.Logits),
            LargestDifference(probabilities, answers.Probabilities),
            (double)agreeing / Math.Max(1, answers.Count))
        {
            LargestLogit = logits.Select(Math.Abs).DefaultIfEmpty().Max(),
        };
    }

    internal bool IsOf(int height, int width, int classCount) =>
        Logits.Length > 0
        && Pixels.LongLength == (long)Logits.Length * height * width
        && Probabilities.Length == Logits.Length
        && Logits.Concat(Probabilities).All(row => row.Length == classCount);

    /// <summary>What is no number is as far as can be: <see cref="Enumerable.Max(IEnumerable{double})"/> would pass it over.</summary>
    private static double LargestDifference(float[] expected, float[] actual) => expected
        .Zip(actual, (first, second) => (double)MathF.Abs(first - second))
        .Select(difference => double.IsNaN(difference) ? double.PositiveInfinity : difference)
        .DefaultIfEmpty().Max();
}
