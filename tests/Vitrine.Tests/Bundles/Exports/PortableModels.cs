using System.Text.Json;
using TorchSharp;
using Vitrine.Bundles.Exports;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Inference.Bundles;
using Vitrine.Inference.Preprocessing;
using Vitrine.Models;
using Vitrine.Randomness;

namespace Vitrine.Tests.Bundles.Exports;

/// <summary>Models to export, without training one.</summary>
internal static class PortableModels
{
    private static readonly ImageSet Images = SampleData.Load().Test.Select([.. Enumerable.Range(0, 12)]);

    /// <summary>A network with weights of a seed, batch statistics included, and its answers to some images of the sample.</summary>
    internal static PortableModel Untrained(Architecture architecture, int seed)
    {
        using var network = new Network(architecture.For(Images.Height, Images.Width, Images.Classes.Count), Shape.Maps(1, Images.Height, Images.Width), torch.CPU, (ulong)seed);
        var weights = network.ReadWeights();
        foreach (var (name, weight) in weights)
            Unsettle(name, weight.Values, new SplitMix64((ulong)seed));
        return Of(new TrainedModel(architecture.For(28, 28, Images.Classes.Count), weights, new Normalization(0.286f, 0.353f), 28, 28, Images.Classes));
    }

    internal static PortableModel Of(TrainedModel model)
    {
        var answers = Evaluator.Run(model, Images).Plain;
        var manifest = new BundleManifest
        {
            Name = "test model",
            VitrineVersion = "0.0.0",
            CreatedAt = DateTimeOffset.UnixEpoch,
            Input = new ImageSize(model.Height, model.Width),
            Classes = model.Classes,
            Normalization = model.Normalization,
            Architecture = JsonSerializer.SerializeToElement(model.Architecture),
            Parameters = model.ParameterCount,
            Files = new Dictionary<string, string>(),
        };
        var probe = new Probe(Images.Pixels, [.. answers.Logits.Chunk(model.Classes.Count)], [.. answers.Probabilities.Chunk(model.Classes.Count)]);
        return new PortableModel(manifest, model, probe) { Calibration = Images };
    }

    /// <summary>Statistics as training would leave them, and scales that are not all the same: what begins at 0 and 1 hides mistakes.</summary>
    private static void Unsettle(string name, float[] values, SplitMix64 generator)
    {
        var isMean = name.EndsWith("running_mean", StringComparison.Ordinal);
        var isOneDimensional = name.Contains("Norm", StringComparison.Ordinal) || name.EndsWith("power", StringComparison.Ordinal);
        for (var i = 0; i < values.Length && isOneDimensional; i++)
            values[i] = (isMean ? -0.5f : 0.5f) + (float)generator.NextDouble();
    }
}
