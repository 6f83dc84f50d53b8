using Vitrine.Inference.TestTime;

namespace Vitrine.Inference;

/// <summary>How a <see cref="Classifier"/> uses the processor, and how often it looks.</summary>
public sealed record ClassifierOptions
{
    /// <summary>Chunks of a batch that are computed at the same time.</summary>
    public int BatchThreads { get; init; } = Environment.ProcessorCount;

    /// <summary>Threads for one chunk or one image. A small network is done before a second thread wakes up; more help from some 100 million multiply-accumulates an image.</summary>
    public int IntraOpThreads { get; init; } = 1;

    /// <summary>Images computed together: few enough that the layers' values stay in the processor's cache.</summary>
    public int ChunkSize { get; init; } = 64;

    /// <summary>Views to average over; null does what the bundle says, <see cref="TestTimeAugmentation.Off"/> is the network alone.</summary>
    public TestTimeAugmentation? TestTimeAugmentation { get; init; }

    internal void Validate()
    {
        var violations = Violations().ToList();
        if (violations.Count > 0)
            throw VitrineException.InvalidUsage(string.Join(' ', violations));
    }

    private IEnumerable<string> Violations()
    {
        if (BatchThreads < 1)
            yield return ClassifierText.WrongThreads.Fill(BatchThreads);
        if (IntraOpThreads < 1)
            yield return ClassifierText.WrongThreads.Fill(IntraOpThreads);
        if (ChunkSize < 1)
            yield return ClassifierText.WrongChunk.Fill(ChunkSize);
        if (TestTimeAugmentation is { IsValid: false } views)
            yield return ClassifierText.WrongThreshold.Fill(views.Below);
    }
}
