using System.Globalization;
using Vitrine.Improvement.Studies;

namespace Vitrine.Improvement.Trials;

/// <summary>The files of one study.</summary>
public sealed class StudyFolder(string path)
{
    private const string DatabaseName = "study.db";

    public string FullPath { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    public string Name => Path.GetFileName(FullPath);

    /// <summary>All that is known of the study.</summary>
    public string Database => Path.Combine(FullPath, DatabaseName);

    /// <summary>What <c>train --recipe</c> takes.</summary>
    public string BestRecipe => Path.Combine(FullPath, "best-recipe.json");

    /// <summary>What the study came to, with pictures.</summary>
    public string Report => Path.Combine(FullPath, "report.html");

    /// <summary>The report's charts, as files.</summary>
    public string Figures => Path.Combine(FullPath, "figures");

    /// <summary>A bundle that <c>predict</c> and <c>evaluate</c> take: of a trial by <see cref="NameOf"/>, or of what the study ended with.</summary>
    public string ModelOf(string name) => Path.Combine(FullPath, "models", name);

    /// <summary>What a trial's files are called.</summary>
    public static string NameOf(int trialNumber) => trialNumber.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>Whether there is a study in it.</summary>
    public bool Exists => File.Exists(Database);

    /// <summary>Whether a study was about to begin in it when it was killed, so that there is nothing to go on with and nothing to lose.</summary>
    public bool IsUnbegun()
    {
        if (!Exists || Directory.EnumerateFileSystemEntries(FullPath).Any(path => !Path.GetFileName(path).StartsWith(DatabaseName, StringComparison.Ordinal)))
            return false;
        using var storage = new SqliteStudyStorage(Database);
        return storage.ReadSettings() is null;
    }

    /// <summary>Of a trial that is under way; it is deleted when the trial ends.</summary>
    public string CheckpointOf(int trialNumber) => Path.Combine(FullPath, "trials", NameOf(trialNumber));

    /// <summary>Where a recipe is trained once more with another seed, to confirm what the study found.</summary>
    public string ConfirmationOf(string role, int seed) => Path.Combine(FullPath, "confirmation", string.Create(CultureInfo.InvariantCulture, $"{role}-{seed}"));
}
