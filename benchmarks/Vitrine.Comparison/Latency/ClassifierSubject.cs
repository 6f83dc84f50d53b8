using Vitrine.Inference;
using Vitrine.Inference.TestTime;

namespace Vitrine.Comparison.Latency;

/// <summary>A bundle in Vitrine.Inference, as a program would use it; the plain network.</summary>
internal sealed class ClassifierSubject(string bundle, byte[] pixels) : ILatencySubject
{
    private readonly Dictionary<int, Classifier> classifiers = [];

    public string Engine => "classifier";

    public IReadOnlyList<double> Time(int batchSize, int threads, TimeSpan time)
    {
        if (!classifiers.TryGetValue(threads, out var classifier))
            classifiers[threads] = classifier = Classifier.Load(bundle, new ClassifierOptions { BatchThreads = threads, TestTimeAugmentation = TestTimeAugmentation.Off });
        return Stopwatches.Repeat(() => classifier.PredictBatch(pixels.AsSpan(0, batchSize * classifier.Height * classifier.Width), batchSize), time);
    }

    public void Dispose()
    {
        foreach (var classifier in classifiers.Values)
            classifier.Dispose();
    }
}
