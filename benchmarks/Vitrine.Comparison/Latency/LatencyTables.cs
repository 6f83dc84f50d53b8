using System.Globalization;
using Vitrine.Bundles.Exports;
using Vitrine.Comparison.Reporting;
using Vitrine.Inference;

namespace Vitrine.Comparison.Latency;

/// <summary>The tables of docs/results.md, in the current language.</summary>
public static class LatencyTables
{
    private static readonly string[] Single = ["classifier", "csharp", "torchsharp", "pytorch"];

    /// <returns>Markdown that ends with a line break.</returns>
    public static string Write(IReadOnlyList<LatencyResult> machines) =>
        machines.Count > 0 ? string.Join("\n", machines.Select(OfMachine)) : ComparisonText.NothingYet + "\n";

    /// <summary>Microseconds of one answer: where an engine was tried with several numbers of threads, with the best of them.</summary>
    /// <exception cref="InvalidOperationException">It was not measured.</exception>
    public static double Microseconds(LatencyResult result, string model, string engine, int batchSize) =>
        result.Rows.Where(row => row.Model == model && row.Engine == engine && row.BatchSize == batchSize).Min(row => row.Median);

    private static string OfMachine(LatencyResult result)
    {
        var heading = LatencyText.Heading.Fill(
            result.Machine.Processor, result.Machine.Cores, result.StartedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), result.Rows.Max(row => row.Microseconds.Count));
        return $"{heading}\n\n{OneByOne(result)}\n{InBatches(result)}";
    }

    private static string OneByOne(LatencyResult result) => MarkdownTable.Write(
        [LatencyText.OneByOne, LatencyText.Classifier, LatencyText.CSharp, LatencyText.TorchSharp.Fill(result.Versions["libtorch"]), LatencyText.PyTorch.Fill(result.Versions["PyTorch"])],
        LatencyRun.Models.Select(model => Single.Select(engine => Cell(result, model, engine)).Prepend($"`{model}`")));

    /// <summary>Peers' with how many times the classifier's time theirs is.</summary>
    private static string Cell(LatencyResult result, string model, string engine)
    {
        var (own, first) = (Microseconds(result, model, engine, 1), Microseconds(result, model, Single[0], 1));
        return engine == Single[0] ? LatencyText.Time.Fill(own) : LatencyText.TimeAndRatio.Fill(own, own / first);
    }

    private static string InBatches(LatencyResult result) => MarkdownTable.Write(
        [LatencyText.InBatches, LatencyText.Float32, LatencyText.Int8, LatencyText.Speedup, LatencyText.Sizes, LatencyText.Accuracy],
        LatencyRun.Models.Select(model => (IEnumerable<string>)[$"`{model}`", .. Quantized(result, model)]));

    private static string[] Quantized(LatencyResult result, string model)
    {
        var batch = QuantizationReport.BatchSize;
        var (floats, bytes) = (Microseconds(result, model, "onnx", batch) / batch, Microseconds(result, model, "onnx-int8", batch) / batch);
        var accuracy = result.Quantized.Single(each => each.Model == model);
        return
        [
            LatencyText.Time.Fill(floats),
            LatencyText.Time.Fill(bytes),
            LatencyText.Times.Fill(floats / bytes),
            LatencyText.SizesValue.Fill(accuracy.Float32Bytes / 1e3, accuracy.Int8Bytes / 1e3),
            LatencyText.AccuracyValue.Fill(100 * accuracy.Float32Accuracy, 100 * accuracy.Int8Accuracy, accuracy.Count),
        ];
    }
}
