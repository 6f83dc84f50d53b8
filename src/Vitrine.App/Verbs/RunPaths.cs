using Vitrine.App.Terminals;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;

namespace Vitrine.App.Verbs;

/// <summary>Finds runs and bundles by what people call them. Knows nothing of the training library, so that <c>predict</c> need not load it.</summary>
internal static class RunPaths
{
    internal const string Latest = "latest";

    private const string RunsName = "runs";
    internal const string RecordName = "run.json";
    private const string BundleName = "model";

    internal static string RunsFolder(Terminal terminal) => terminal.Resolve(RunsName);

    /// <summary>The folders under <c>runs/</c> that hold a run.</summary>
    internal static IReadOnlyList<string> All(Terminal terminal)
    {
        var folder = RunsFolder(terminal);
        return Directory.Exists(folder) ? [.. Directory.EnumerateDirectories(folder).Where(run => File.Exists(Path.Combine(run, RecordName)))] : [];
    }

    /// <summary>A run's folder, given as such, by its name under <c>runs/</c>, or as <c>latest</c>.</summary>
    /// <exception cref="VitrineException">There is no such run.</exception>
    internal static string Run(Terminal terminal, string text)
    {
        if (text == Latest)
            return Newest(All(terminal), RecordName) ?? throw VitrineException.InvalidData(VerbText.NoRunsYet.Fill(RunsFolder(terminal)));
        string[] candidates = [terminal.Resolve(text), Path.Combine(RunsFolder(terminal), text)];
        return candidates.FirstOrDefault(folder => File.Exists(Path.Combine(folder, RecordName)))
            ?? throw VitrineException.InvalidData(VerbText.NoSuchRun.Fill(text));
    }

    /// <summary>A bundle's folder, given as such, as the run that made it, as <c>latest</c>, or by the name of a model that comes with the program.</summary>
    /// <exception cref="VitrineException">There is no such bundle.</exception>
    internal static string Bundle(Terminal terminal, string text)
    {
        if (text == Latest)
        {
            var bundles = All(terminal).Select(run => Path.Combine(run, BundleName)).Where(ShippedModels.IsBundle);
            return Newest(bundles, BundleFiles.Manifest) ?? throw VitrineException.InvalidData(VerbText.NoBundlesYet.Fill(RunsFolder(terminal), ShippedModels.List));
        }
        var folder = terminal.Resolve(text);
        string[] candidates = [folder, Path.Combine(folder, BundleName), Path.Combine(RunsFolder(terminal), text, BundleName)];
        return candidates.FirstOrDefault(ShippedModels.IsBundle) ?? ShippedModels.Find(text) ?? throw VitrineException.InvalidData(Absence(folder, text));
    }

    private static string Absence(string folder, string text) => File.Exists(Path.Combine(folder, RecordName))
        ? VerbText.RunWithoutBundle.Fill(folder)
        : Directory.Exists(folder) ? VerbText.NotABundle.Fill(folder, BundleFiles.Manifest) : VerbText.NoSuchBundle.Fill(text, ShippedModels.List);

    private static string? Newest(IEnumerable<string> folders, string file) => folders.MaxBy(folder => File.GetLastWriteTimeUtc(Path.Combine(folder, file)));
}
