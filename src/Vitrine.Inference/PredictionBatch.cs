using Vitrine.Inference.TestTime;

namespace Vitrine.Inference;

/// <summary>A model's answers to several images, in their order.</summary>
public sealed class PredictionBatch
{
    internal PredictionBatch(IReadOnlyList<ClassName> classes, float[] logits, float[] probabilities)
    {
        (Classes, Logits, Probabilities, Plain) = (classes, logits, probabilities, this);
        PassCount = Count;
    }

    /// <summary>By class index.</summary>
    public IReadOnlyList<ClassName> Classes { get; }

    /// <summary>The network's raw outputs, averaged over the views where there are several, [N, C] in row-major order.</summary>
    public float[] Logits { get; }

    /// <summary>Softmax of the logits, [N, C] in row-major order, 0–1.</summary>
    public float[] Probabilities { get; }

    /// <summary>Images, N.</summary>
    public int Count => Logits.Length / Classes.Count;

    /// <summary>What the network says to each image as it is; the same answers where there is no test-time augmentation.</summary>
    public PredictionBatch Plain { get; internal init; }

    /// <summary>How the answers were averaged.</summary>
    public TestTimeAugmentation TestTimeAugmentation { get; internal init; } = TestTimeAugmentation.Off;

    /// <summary>Images the network saw, every view counted: what the answers cost.</summary>
    public long PassCount { get; internal init; }

    /// <summary>Views the network saw of an image, on average; 1 without test-time augmentation.</summary>
    public double PassesPerImage => Count == 0 ? 1 : (double)PassCount / Count;

    /// <summary>The answer to one image.</summary>
    public Prediction this[int index] => new(Classes, ClassIndex(index), ProbabilitiesOf(index).ToArray());

    /// <summary>[C]</summary>
    public ReadOnlySpan<float> LogitsOf(int index) => Row(Logits, index);

    /// <summary>[C]</summary>
    public ReadOnlySpan<float> ProbabilitiesOf(int index) => Row(Probabilities, index);

    /// <summary>The class with the highest logit, the first of equals: near certainty rounds probabilities to the same 1 or 0, logits not.</summary>
    public int ClassIndex(int index)
    {
        var logits = LogitsOf(index);
        var best = 0;
        for (var i = 1; i < logits.Length; i++)
            best = logits[i] > logits[best] ? i : best;
        return best;
    }

    private ReadOnlySpan<float> Row(float[] values, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return values.AsSpan(index * Classes.Count, Classes.Count);
    }
}
