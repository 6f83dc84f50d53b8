using System.Diagnostics;
using Vitrine.Bundles.Onnx;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Inference;

namespace Vitrine.Bundles.Exports;

/// <summary>Asks a model in floats and its quantised form in turns.</summary>
public static class QuantizationMeasurement
{
    /// <param name="model">Which was exported, with the images that calibrated it.</param>
    /// <param name="path">The quantised file.</param>
    /// <param name="images">Others, of the model's size and classes.</param>
    /// <exception cref="VitrineException">The file cannot be run.</exception>
    public static QuantizationReport Measure(PortableModel model, string path, ImageSet images)
    {
        byte[] floats = OnnxExporter.Export(model.Model, model.Manifest.VitrineVersion, OnnxFormat.MetadataOf(model)), bytes = File.ReadAllBytes(path);
        var (height, width, classCount) = (images.Height, images.Width, images.Classes.Count);
        using var first = OnnxModel.Load(floats, path, height, width, classCount, threadCount: 1);
        using var second = OnnxModel.Load(bytes, path, height, width, classCount, threadCount: 1);
        var (exact, rounded) = (new float[images.Count * classCount], new float[images.Count * classCount]);
        var (firstTimes, secondTimes) = (new List<double>(), new List<double>());
        var logits = new float[QuantizationReport.BatchSize * classCount];
        for (var start = 0; start < images.Count; start += QuantizationReport.BatchSize)
        {
            var count = Math.Min(QuantizationReport.BatchSize, images.Count - start);
            var pixels = images.Pixels.AsMemory(start * images.PixelCount, count * images.PixelCount);
            firstTimes.Add(Milliseconds(() => first.Run(pixels, logits.AsMemory(0, count * classCount), exact.AsMemory(start * classCount, count * classCount))) / count);
            secondTimes.Add(Milliseconds(() => second.Run(pixels, logits.AsMemory(0, count * classCount), rounded.AsMemory(start * classCount, count * classCount))) / count);
        }
        ushort[] exactClasses = PredictedClasses.Of(exact, classCount), roundedClasses = PredictedClasses.Of(rounded, classCount);
        return new QuantizationReport(
            model.Calibration?.Count ?? 0,
            images.Count,
            PredictedClasses.Accuracy(exactClasses, images.Labels),
            PredictedClasses.Accuracy(roundedClasses, images.Labels),
            PairedComparison.Of(exactClasses, roundedClasses, images.Labels),
            floats.LongLength,
            bytes.LongLength,
            Median(firstTimes),
            Median(secondTimes));
    }

    private static double Milliseconds(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
