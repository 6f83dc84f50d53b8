using System.Text.Json;
using Vitrine.Bundles.Exports;
using Vitrine.Bundles.Onnx;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Files;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Inference.Preprocessing;
using Vitrine.Inference.TestTime;
using Vitrine.Models;
using Vitrine.Reporting;
using Vitrine.Training;

namespace Vitrine.Bundles;

/// <summary>
/// A trained model as a folder that other programs load: vitrine.json, weights.safetensors, model.onnx, probe.json and a model card.
/// </summary>
public static class ModelBundle
{
    /// <summary>As many as show whether a bundle still works; all of them are computed at every check.</summary>
    internal const int ProbeImages = 16;

    /// <summary>Saves what training gave.</summary>
    /// <param name="folder">Replaced as a whole if it holds a bundle.</param>
    /// <param name="run">What <see cref="Trainer.Train(Recipe, ImageSet, TrainingOptions?, CancellationToken)"/> returned.</param>
    /// <param name="test">The final evaluation, if it was made.</param>
    /// <param name="time">Where the date of creation comes from; null is the system's clock.</param>
    /// <exception cref="VitrineException">The folder holds something else.</exception>
    public static void Save(string folder, TrainingResult run, EvaluationReport? test = null, TimeProvider? time = null) =>
        Save(folder, run.Model, run.Validation, RunRecords.Of(run, test, time ?? TimeProvider.System));

    /// <summary>Saves a model with all that is known of its run.</summary>
    /// <param name="folder">Replaced as a whole if it holds a bundle.</param>
    /// <param name="probeSource">Images not trained on; the first of each class goes into the probe.</param>
    internal static void Save(string folder, TrainedModel model, ImageSet probeSource, RunRecord run) => FolderSwap.Replace(folder, BundleFiles.Manifest, temporary =>
    {
        var images = probeSource.Select([.. Enumerable.Range(0, probeSource.Count).DistinctBy(index => probeSource.Labels[index]).Take(ProbeImages)]);
        WriteModel(temporary, model, ProbeOf(model, images), run.Environment.VitrineVersion);
        WriteDescription(temporary, model, run);
    });

    /// <summary>Saves a model that was not trained here: there is no run, only what its own description says.</summary>
    /// <param name="folder">Replaced as a whole if it holds a bundle.</param>
    /// <param name="model">With its description and probe.</param>
    /// <param name="check">Gets the finished folder before it is in its place; if it throws, nothing is left behind.</param>
    internal static void Save(string folder, PortableModel model, Action<string> check) => FolderSwap.Replace(folder, BundleFiles.Manifest, temporary =>
    {
        WriteModel(temporary, model.Model, model.Probe, model.Manifest.VitrineVersion);
        AtomicFile.WriteText(Path.Combine(temporary, BundleFiles.ModelCard), ImportedModelCard.Render(model.Manifest));
        WriteManifest(temporary, model.Manifest);
        check(temporary);
    });

    /// <summary>Replaces the card and the manifest of a saved bundle, when more is known of its run, such as the final evaluation.</summary>
    internal static void UpdateDescription(string folder, TrainedModel model, RunRecord run) => WriteDescription(folder, model, run);

    /// <summary>Reads architecture and weights back, to evaluate or train on.</summary>
    /// <exception cref="VitrineException">The bundle is missing, altered or of a newer format.</exception>
    public static TrainedModel Load(string folder)
    {
        var bundle = BundleReader.Open(folder);
        bundle.VerifyFile(BundleFiles.Weights);
        var (weights, _) = SafetensorsFile.Read(Path.Combine(folder, BundleFiles.Weights));
        return ModelOf(bundle.Manifest, weights, folder);
    }

    /// <summary>A model from its description and weights.</summary>
    /// <param name="place">Where both were found, for errors.</param>
    /// <exception cref="VitrineException">The network is none, or its weights are missing or of other shapes.</exception>
    internal static TrainedModel ModelOf(BundleManifest manifest, IReadOnlyDictionary<string, Weight> weights, string place)
    {
        var model = ModelOf(ArchitectureOf(manifest, place), weights, manifest.Normalization, manifest.Input, manifest.Classes, place);
        return model with { TestTimeAugmentation = manifest.TestTimeAugmentation ?? TestTimeAugmentation.Off };
    }

    /// <summary>A model from a network for these images and classes, and weights; those that the network does not have are left out.</summary>
    /// <param name="place">Where the weights were found, for errors.</param>
    /// <exception cref="VitrineException">Weights are missing or of other shapes.</exception>
    internal static TrainedModel ModelOf(
        Architecture architecture, IReadOnlyDictionary<string, Weight> weights, Normalization normalization, ImageSize input, IReadOnlyList<ClassName> classes, string place)
    {
        var own = new OrderedDictionary<string, Weight>();
        foreach (var (name, specification) in architecture.WeightsFor(input.Height, input.Width))
        {
            if (!weights.TryGetValue(name, out var weight))
                throw VitrineException.InvalidData(BundlesText.MissingWeight.Fill(place, name));
            if (!weight.Shape.SequenceEqual(specification.Shape))
                throw VitrineException.InvalidData(BundlesText.WrongWeight.Fill(place, name, string.Join(", ", weight.Shape), string.Join(", ", specification.Shape)));
            own[name] = weight;
        }
        return new TrainedModel(architecture, own, normalization, input.Height, input.Width, classes);
    }

    /// <exception cref="VitrineException">It is none, or does not fit the manifest's images and classes.</exception>
    internal static Architecture ArchitectureOf(BundleManifest manifest, string place)
    {
        try
        {
            var architecture = manifest.Architecture.Deserialize<Architecture>() ?? throw new JsonException("null");
            return architecture.For(manifest.Input.Height, manifest.Input.Width, manifest.Classes.Count);
        }
        catch (Exception problem) when (problem is JsonException or VitrineException or OverflowException)
        {
            throw new VitrineException(FailureKind.DataOrModel, BundlesText.BadArchitecture.Fill(place, problem.Message.TrimEnd('.')), problem);
        }
    }

    /// <summary>The answers of the network alone: whoever runs model.onnx can check it without our views.</summary>
    /// <param name="images">Not trained on, if that is known.</param>
    internal static Probe ProbeOf(TrainedModel model, ImageSet images)
    {
        var answers = Evaluator.Run(model, images).Plain;
        return new Probe(images.Pixels, [.. answers.Logits.Chunk(model.Classes.Count)], [.. answers.Probabilities.Chunk(model.Classes.Count)]);
    }

    private static void WriteModel(string folder, TrainedModel model, Probe probe, string vitrineVersion)
    {
        SafetensorsFile.Write(Path.Combine(folder, BundleFiles.Weights), model.Weights, new Dictionary<string, string> { ["format"] = "pt" });
        AtomicFile.WriteBytes(Path.Combine(folder, BundleFiles.Model), OnnxExporter.Export(model, vitrineVersion));
        AtomicFile.WriteBytes(Path.Combine(folder, BundleFiles.Probe), probe.ToJson());
    }

    private static void WriteDescription(string folder, TrainedModel model, RunRecord run)
    {
        AtomicFile.WriteText(Path.Combine(folder, BundleFiles.ModelCard), ModelCard.Render(run));
        WriteManifest(folder, Manifest(model, run));
    }

    /// <summary>Last, since it lists the hashes of all other files.</summary>
    private static void WriteManifest(string folder, BundleManifest manifest)
    {
        var files = new[] { BundleFiles.Weights, BundleFiles.Model, BundleFiles.Probe, BundleFiles.ModelCard }
            .ToDictionary(name => name, name => FileHash.Sha256(Path.Combine(folder, name)));
        AtomicFile.WriteBytes(Path.Combine(folder, BundleFiles.Manifest), (manifest with { Files = files }).ToJson());
    }

    private static BundleManifest Manifest(TrainedModel model, RunRecord run) => new()
    {
        Name = run.Name,
        VitrineVersion = run.Environment.VitrineVersion,
        CreatedAt = run.StartedAt,
        Input = new ImageSize(model.Height, model.Width),
        Classes = model.Classes,
        Normalization = model.Normalization,
        Architecture = JsonSerializer.SerializeToElement(model.Architecture),
        Parameters = model.ParameterCount,
        TestTimeAugmentation = model.TestTimeAugmentation.IsOn ? model.TestTimeAugmentation : null,
        Metrics = new BundleMetrics(MetricsOf(run.Validation), MetricsOf(run.Test)),
        Provenance = new BundleProvenance
        {
            Recipe = JsonSerializer.SerializeToElement((run.FinalRecipe ?? run.Recipe).WithoutFolders(), RunRecordJson.Options),
            AveragedFrom = run.AveragedFrom?.Sources,
            Seed = run.Recipe.Seed,
            GitCommit = run.Environment.GitCommit,
            Dataset = run.Dataset?.Name,
            DataSha256 = run.Dataset?.Sha256,
            TrainSeconds = run.TrainSeconds,
            Hardware = $"{run.Environment.Processor}, {run.Environment.Device}",
            Libraries = run.Environment.Libraries,
        },
        Files = new Dictionary<string, string>(),
    };

    private static SplitMetrics? MetricsOf(EvaluationReport? report) => report is null ? null : new SplitMetrics(
        report.Count,
        report.Accuracy,
        new MetricInterval(report.AccuracyInterval.Low, report.AccuracyInterval.High),
        report.Loss,
        report.MacroF1,
        report.ExpectedCalibrationError);
}
