using System.Text.Json;
using Vitrine.Bundles.Exports;
using Vitrine.Files;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Reporting;

namespace Vitrine.Bundles.Imports;

/// <summary>Makes an ordinary bundle of a model in a file of another format.</summary>
public static class ModelImporter
{
    /// <param name="path">A file of one of <see cref="ImportFormats.All"/>.</param>
    /// <param name="folder">The bundle; replaced as a whole if it holds one.</param>
    /// <param name="options">What the file does not say.</param>
    /// <param name="time">Where the date of creation comes from.</param>
    /// <exception cref="VitrineException">
    /// The file cannot be read, or an engine answers otherwise than the imported network does; no bundle is left behind, and one that was there is as it was.
    /// </exception>
    public static ImportReport Import(string path, string folder, ImportOptions options, TimeProvider time)
    {
        var format = ImportFormats.OfFile(path);
        if (!File.Exists(path))
            throw VitrineException.InvalidData(ImportsText.Missing.Fill(path));
        if (Path.GetFullPath(path).StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw VitrineException.InvalidUsage(ImportsText.InsideTarget.Fill(path, folder));
        var imported = format.Read(path, options);
        var source = new BundleImport(Path.GetFileName(path), FileHash.Sha256(path), imported.Program);
        var model = Described(imported, Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), source, time);
        var verification = new VerificationReport(folder, "bundle", []);
        ModelBundle.Save(folder, model, temporary => verification = Proven(temporary, path) with { Path = folder });
        return new ImportReport(
            folder,
            model.Manifest.Provenance!.ImportedFrom!,
            model.Manifest.Input,
            model.Manifest.Classes,
            model.Manifest.Parameters,
            model.Manifest.Normalization,
            imported.Pixels is { } pixels ? PixelRanges.NameOf(pixels) : null,
            imported.Pixels is not null && options.Pixels is null,
            imported.Pixels is not null && options.Classes is null,
            verification);
    }

    /// <summary>What Vitrine itself wrote keeps its description, to which only its way here is added.</summary>
    private static PortableModel Described(ImportedModel imported, string name, BundleImport source, TimeProvider time)
    {
        var model = imported.Model;
        if (imported is { Manifest: { } manifest, Probe: { } probe })
            return new PortableModel(manifest with { Provenance = Continued(manifest.Provenance ?? new BundleProvenance(), source) }, model, probe);
        var description = new BundleManifest
        {
            Name = name,
            VitrineVersion = RunEnvironments.Version,
            CreatedAt = time.GetUtcNow(),
            Input = new ImageSize(model.Height, model.Width),
            Classes = model.Classes,
            Normalization = model.Normalization,
            Architecture = JsonSerializer.SerializeToElement(model.Architecture),
            Parameters = model.ParameterCount,
            Provenance = new BundleProvenance { ImportedFrom = source },
            Files = new Dictionary<string, string>(),
        };
        var proof = ModelBundle.ProbeOf(model, ProbeImages.Of(model.Height, model.Width, model.Classes));
        return proof.Logits.All(row => row.All(float.IsFinite))
            ? new PortableModel(description, model, proof)
            : throw VitrineException.InvalidData(ImportsText.NotFinite.Fill(source.File));
    }

    /// <exception cref="VitrineException">The model has been imported too often.</exception>
    private static BundleProvenance Continued(BundleProvenance provenance, BundleImport source) => provenance.ImportedFrom is { ChainLength: >= BundleImport.LongestChain } before
        ? throw VitrineException.InvalidData(ImportsText.ImportedTooOften.Fill(source.File, before.ChainLength, before.File))
        : provenance with { ImportedFrom = source with { Before = provenance.ImportedFrom } };

    private static VerificationReport Proven(string folder, string path)
    {
        var report = ModelVerifier.VerifyBundle(folder);
        if (report.Engines.FirstOrDefault(engine => !engine.Holds) is not { } different)
            return report;
        var outcome = different.Outcome;
        throw VitrineException.Failure(ImportsText.Mismatch.Fill(path, different.Engine, outcome.MaxProbabilityDifference, outcome.Top1Agreement));
    }
}
