using Vitrine.Inference;
using Vitrine.Inference.Bundles;

namespace Vitrine.Bundles.Exports;

/// <summary>Puts the images that a saved model carries to every engine that can compute it, and compares the answers with those of the trained network.</summary>
public static class ModelVerifier
{
    /// <summary>A bundle: the hashes of its files first, then its graph, and its weights if it has any.</summary>
    /// <exception cref="VitrineException">The bundle is missing, or a file of it is missing, altered or damaged; it is named.</exception>
    public static VerificationReport VerifyBundle(string folder)
    {
        var reader = BundleReader.Open(folder);
        reader.VerifyFiles();
        var graph = Engines.OnnxRuntime(reader.ReadFile(BundleFiles.Model), Path.Combine(folder, BundleFiles.Model), reader.Manifest, reader.ReadProbe());
        if (!reader.Manifest.Files.ContainsKey(BundleFiles.Weights))
            return new VerificationReport(folder, "bundle", [graph]);
        var model = PortableModel.Load(folder);
        return new VerificationReport(folder, "bundle", [Engines.Libtorch(model), graph, Engines.CSharp(model, folder)]);
    }

    /// <summary>A file that <see cref="ModelExporter"/> wrote. A C# file is compiled and run: verify only what comes from where you trust.</summary>
    /// <exception cref="VitrineException">The file is missing, damaged, or was not exported by Vitrine.</exception>
    public static VerificationReport VerifyFile(string path)
    {
        var format = ExportFormats.OfFile(path);
        return new VerificationReport(path, format.Name, format.Verify(path));
    }
}
