using Vitrine.Files;
using Vitrine.Inference;

namespace Vitrine.Bundles.Exports;

/// <summary>Writes a trained model as a file of another format, and lets it stand only where it answers as the trained network does.</summary>
public static class ModelExporter
{
    /// <param name="model">See <see cref="PortableModel.Load"/>.</param>
    /// <param name="format">One of <see cref="ExportFormats.All"/>.</param>
    /// <param name="path">Replaced if it exists.</param>
    /// <exception cref="VitrineException">An engine gives other answers than the trained network did; no file is left behind, and one that was there is as it was.</exception>
    public static ExportReport Export(PortableModel model, ExportFormat format, string path)
    {
        IReadOnlyList<EngineCheck> engines = [];
        AtomicFile.Write(path, stream => format.Write(stream, model, Path.GetFileName(path)), temporary => engines = Proven(format, temporary, path));
        return new ExportReport(path, new FileInfo(path).Length, FileHash.Sha256(path), new VerificationReport(path, format.Name, engines));
    }

    private static IReadOnlyList<EngineCheck> Proven(ExportFormat format, string temporary, string path)
    {
        var engines = format.Verify(temporary);
        if (engines.FirstOrDefault(engine => !engine.Holds) is { } different)
        {
            var outcome = different.Outcome;
            throw VitrineException.Failure(ExportsText.Mismatch.Fill(path, different.Engine, outcome.MaxProbabilityDifference, outcome.Top1Agreement));
        }
        return engines;
    }
}
