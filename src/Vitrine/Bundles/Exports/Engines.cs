using System.Reflection;
using Microsoft.ML.OnnxRuntime;
using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Inference.TestTime;
using Vitrine.Models;

namespace Vitrine.Bundles.Exports;

/// <summary>Puts a probe's images to whatever can compute a model.</summary>
internal static class Engines
{
    internal static readonly string OnnxRuntimeName = $"ONNX Runtime {VersionOf(typeof(InferenceSession))}";

    /// <summary>Everything that can be made of a model's weights: libtorch, and the two exports that compute by themselves.</summary>
    /// <param name="path">Where it was read, for errors.</param>
    internal static IReadOnlyList<EngineCheck> OfModel(PortableModel model, string path)
    {
        var graph = OnnxExporter.Export(model.Model, model.Manifest.VitrineVersion);
        return [Libtorch(model), OnnxRuntime(graph, path, model.Manifest, model.Probe), CSharp(model, path)];
    }

    internal static EngineCheck Libtorch(PortableModel model)
    {
        var (manifest, probe) = (model.Manifest, model.Probe);
        var images = new ImageSet(probe.Pixels, new ushort[probe.Count], manifest.Input.Height, manifest.Input.Width, manifest.Classes);
        var answers = Evaluator.Run(model.Model with { TestTimeAugmentation = TestTimeAugmentation.Off }, images);
        return new EngineCheck($"libtorch {torch.__version__}", probe.Compare(answers));
    }

    internal static EngineCheck OnnxRuntime(byte[] graph, string path, BundleManifest manifest, Probe probe) =>
        new(OnnxRuntimeName, probe.Compare(OnnxRuntimeAnswers(graph, path, manifest, probe.Pixels)));

    /// <param name="pixels">[N, H, W]</param>
    internal static PredictionBatch OnnxRuntimeAnswers(byte[] graph, string path, BundleManifest manifest, byte[] pixels)
    {
        using var model = OnnxModel.Load(graph, path, manifest.Input.Height, manifest.Input.Width, manifest.Classes.Count, threadCount: 1);
        var length = pixels.Length / (manifest.Input.Height * manifest.Input.Width) * manifest.Classes.Count;
        var answers = new PredictionBatch(manifest.Classes, new float[length], new float[length]);
        model.Run(pixels, answers.Logits, answers.Probabilities);
        return answers;
    }

    internal static EngineCheck CSharp(PortableModel model, string path)
    {
        using var compiled = CompiledModel.Load(CSharpExporter.Export(model, "Model"), path);
        return compiled.Check(model.Manifest.Classes, model.Probe);
    }

    private static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? $"{type.Assembly.GetName().Version}";
}
