using System.Globalization;
using Vitrine.Inference;
using Vitrine.Reporting;
using Vitrine.Training;

namespace Vitrine.Runs;

/// <summary>The files of one run.</summary>
public sealed class RunFolder
{
    private const string RecordName = "run.json";

    private readonly string? made;

    private RunFolder(string path, string? made = null)
    {
        FullPath = path;
        this.made = made;
    }

    public string FullPath { get; }

    public string Name => Path.GetFileName(FullPath);

    public string Record => Path.Combine(FullPath, RecordName);

    public string History => Path.Combine(FullPath, "history.csv");

    public string Checkpoint => Path.Combine(FullPath, "checkpoint");

    public string ImprovedCheckpoint => Path.Combine(FullPath, "checkpoint-improved");

    /// <summary>What an extension starts from: the last checkpoint of the run it extends.</summary>
    public string StartCheckpoint => Path.Combine(FullPath, "checkpoint-start");

    public string Figures => Path.Combine(FullPath, "figures");

    public string Report => Path.Combine(FullPath, "report.html");

    public string Bundle => Path.Combine(FullPath, "model");

    /// <summary>Makes the folder; it becomes a run, which can be resumed, when its record is saved.</summary>
    /// <param name="path">Missing or empty; null makes <c>runs/TIME-RECIPE</c> under the working folder.</param>
    /// <exception cref="VitrineException">The folder holds something, or cannot be made.</exception>
    internal static RunFolder Create(string? path, Recipe recipe, TimeProvider time)
    {
        path = Place(path, recipe, time);
        var made = FirstMissing(path);
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new VitrineException(FailureKind.Usage, RunsText.CannotMake.Fill(path, exception.Message.TrimEnd('.')), exception);
        }
        return new RunFolder(path, made);
    }

    /// <summary>Where a run's folder would be made.</summary>
    /// <exception cref="VitrineException">Something is there.</exception>
    internal static string Place(string? path, Recipe recipe, TimeProvider time)
    {
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path ?? Unused(Path.Combine("runs", $"{Stamp(time)}-{recipe.Name}"))));
        if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()))
            throw VitrineException.InvalidUsage(File.Exists(Path.Combine(path, RecordName)) ? RunsText.IsARun.Fill(path) : RunsText.NotEmpty.Fill(path));
        return path;
    }

    /// <exception cref="VitrineException">There is no run in this folder.</exception>
    public static RunFolder Open(string path)
    {
        var folder = new RunFolder(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        return File.Exists(folder.Record) ? folder : throw VitrineException.InvalidData(RunsText.NoRun.Fill(path));
    }

    /// <exception cref="VitrineException">The record cannot be read.</exception>
    public RunRecord ReadRecord() => RunRecordJson.Load(Record);

    /// <summary>After a run that failed before it had a record, removes the folders made for it, those above it too: empty, they serve nobody.</summary>
    internal void RemoveIfNeverStarted()
    {
        if (made is null)
            return;
        for (var folder = FullPath; folder.Length >= made.Length && IsEmpty(folder); folder = Path.GetDirectoryName(folder)!)
            Directory.Delete(folder);
    }

    private static bool IsEmpty(string folder) => Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any();

    /// <summary>The topmost folder of a path that is not there; null if all are.</summary>
    private static string? FirstMissing(string path)
    {
        string? missing = null;
        for (var folder = path; folder is not null && !Directory.Exists(folder); folder = Path.GetDirectoryName(folder))
            missing = folder;
        return missing;
    }

    private static string Stamp(TimeProvider time) => time.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);

    private static string Unused(string path) =>
        Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? path : $"{path}-{number}").First(candidate => !Path.Exists(candidate));
}
