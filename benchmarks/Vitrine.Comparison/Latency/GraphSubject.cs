using Vitrine.Data;
using Vitrine.Inference;

namespace Vitrine.Comparison.Latency;

/// <summary>An ONNX graph in ONNX Runtime itself.</summary>
internal sealed class GraphSubject(string engine, byte[] graph, ImageSet images) : ILatencySubject
{
    private readonly Dictionary<int, OnnxModel> models = [];

    public string Engine => engine;

    public IReadOnlyList<double> Time(int batchSize, int threads, TimeSpan time)
    {
        if (!models.TryGetValue(threads, out var model))
            models[threads] = model = OnnxModel.Load(graph, engine, images.Height, images.Width, images.Classes.Count, threads);
        var (logits, probabilities) = (new float[batchSize * images.Classes.Count], new float[batchSize * images.Classes.Count]);
        return Stopwatches.Repeat(() => model.Run(images.Pixels.AsMemory(0, batchSize * images.PixelCount), logits, probabilities), time);
    }

    public void Dispose()
    {
        foreach (var model in models.Values)
            model.Dispose();
    }
}
