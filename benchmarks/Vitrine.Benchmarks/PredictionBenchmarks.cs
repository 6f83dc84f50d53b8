using BenchmarkDotNet.Attributes;
using Vitrine.Data;
using Vitrine.Inference;

namespace Vitrine.Benchmarks;

/// <summary>What a program that only uses a model waits for.</summary>
[MemoryDiagnoser]
public class PredictionBenchmarks : IDisposable
{
    private static readonly string Bundle = Path.Combine(AppContext.BaseDirectory, "bundle");

    private readonly Classifier classifier = Classifier.Load(Bundle);
    private byte[] pixels = [];

    [GlobalSetup]
    public void Take() => pixels = SampleData.Load().Test.Image(0).ToArray();

    [GlobalCleanup]
    public void Dispose()
    {
        classifier.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads, checks every hash, and makes the session.</summary>
    [Benchmark]
    public string BundleLoad()
    {
        using var loaded = Classifier.Load(Bundle);
        return loaded.Name;
    }

    [Benchmark]
    public Prediction SinglePrediction() => classifier.Predict(pixels);
}
