using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using TorchSharp;
using Vitrine.Bundles.Exports;
using Vitrine.Bundles.Onnx;
using Vitrine.Bundles.Onnx.Quantization;
using Vitrine.Comparison.Results;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Inference;

namespace Vitrine.Comparison.Latency;

/// <summary>Asks every engine in turns, round after round.</summary>
/// <param name="root">Of the repository.</param>
/// <param name="rounds">Of each engine.</param>
/// <param name="secondsEach">That an engine is asked in a round.</param>
/// <param name="say">What goes on, for people.</param>
internal sealed class LatencyRun(string root, int rounds, double secondsEach, TimeProvider time, Action<string> say)
{
    private const double LargestDifference = 1e-3;

    internal static readonly IReadOnlyList<string> Models = ["tiny", "small", "best"];

    private readonly Dictionary<string, string> versions = new() { ["libtorch"] = torch.__version__, ["ONNX Runtime"] = typeof(InferenceSession).Assembly.GetName().Version!.ToString(3), [".NET"] = Environment.Version.ToString() };

    /// <exception cref="VitrineException">A peer computes another network.</exception>
    internal LatencyResult Run(Dataset dataset, CancellationToken cancellation)
    {
        var (rows, quantized, started) = (new List<LatencyRow>(), new List<QuantizedAccuracy>(), time.GetUtcNow());
        foreach (var name in Models)
        {
            cancellation.ThrowIfCancellationRequested();
            say(LatencyText.Measuring.Fill(name));
            var bundle = Path.Combine(root, "models", name);
            var (calibration, judges) = CalibrationImages.Choose(dataset.Train, PortableModel.Load(bundle).Manifest);
            var model = PortableModel.Load(bundle) with { Calibration = calibration };
            var proto = OnnxExporter.ToModel(model.Model, "benchmark");
            var floats = proto.ToByteArray();
            OnnxQuantizer.Quantize(proto, calibration);
            rows.AddRange(OneByOne(name, bundle, model, judges));
            rows.AddRange(InBatches(name, floats, proto.ToByteArray(), judges));
            quantized.Add(Judge(name, floats, proto.ToByteArray(), judges));
        }
        return new LatencyResult(MachineFacts.Capture(), started, versions, rows, quantized);
    }

    private List<LatencyRow> OneByOne(string name, string bundle, PortableModel model, ImageSet images)
    {
        using var torchSharp = new TorchSharpSubject(model, images);
        using var pyTorch = new PyTorchSubject(root, bundle);
        Require("libtorch", torchSharp.LogitDifference());
        Require("PyTorch", pyTorch.LogitDifference);
        versions["PyTorch"] = pyTorch.Version;
        using var classifier = new ClassifierSubject(bundle, images.Pixels);
        using var csharp = new CSharpSubject(model, images);
        // Whoever uses eager modules may know that one thread is faster for small networks, or not: both are tried, and the better one counts.
        var all = Environment.ProcessorCount;
        (ILatencySubject Subject, int Threads)[] subjects = [(classifier, 1), (csharp, 1), (torchSharp, 1), (torchSharp, all), (pyTorch, 1), (pyTorch, all)];
        return Measure(name, batchSize: 1, subjects);
    }

    private List<LatencyRow> InBatches(string name, byte[] floats, byte[] bytes, ImageSet images)
    {
        using var first = new GraphSubject("onnx", floats, images);
        using var second = new GraphSubject("onnx-int8", bytes, images);
        return Measure(name, QuantizationReport.BatchSize, [(first, 1), (second, 1)]);
    }

    private List<LatencyRow> Measure(string name, int batchSize, IReadOnlyList<(ILatencySubject Subject, int Threads)> subjects)
    {
        var medians = subjects.Select(_ => new List<double>()).ToList();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (index, (subject, threads)) in subjects.Index())
            {
                var times = subject.Time(batchSize, threads, TimeSpan.FromSeconds(secondsEach));
                medians[index].Add(times.Order().ElementAt(times.Count / 2));
            }
        }
        return [.. subjects.Select((each, index) => new LatencyRow(name, each.Subject.Engine, batchSize, each.Threads, medians[index]))];
    }

    private static QuantizedAccuracy Judge(string name, byte[] floats, byte[] bytes, ImageSet judges)
    {
        ushort[] exact = Classes(floats, judges), rounded = Classes(bytes, judges);
        var comparison = PairedComparison.Of(exact, rounded, judges.Labels);
        return new QuantizedAccuracy(
            name,
            judges.Count,
            PredictedClasses.Accuracy(exact, judges.Labels),
            PredictedClasses.Accuracy(rounded, judges.Labels),
            comparison.OnlyBaselineCount,
            comparison.OnlyCandidateCount,
            floats.LongLength,
            bytes.LongLength);
    }

    private static ushort[] Classes(byte[] graph, ImageSet images)
    {
        using var model = OnnxModel.Load(graph, "benchmark", images.Height, images.Width, images.Classes.Count, Environment.ProcessorCount);
        var (logits, probabilities) = (new float[images.Count * images.Classes.Count], new float[images.Count * images.Classes.Count]);
        model.Run(images.Pixels, logits, probabilities);
        return PredictedClasses.Of(probabilities, images.Classes.Count);
    }

    private static void Require(string engine, double difference)
    {
        if (!(difference < LargestDifference))
            throw VitrineException.Failure(LatencyText.OtherNetwork.Fill(engine, difference));
    }
}
