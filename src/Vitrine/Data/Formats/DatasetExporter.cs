using Vitrine.Files;
using Vitrine.Inference;

namespace Vitrine.Data.Formats;

/// <summary>Writes a data set in another format.</summary>
public static class DatasetExporter
{
    /// <summary>Writes everything to a temporary place first, so that what is new at <paramref name="place"/> is whole at any moment; of a folder that was there the files are replaced one by one.</summary>
    /// <param name="place">A file or a folder, as the format is.</param>
    /// <param name="isOverwriting">Whether files of the same names may be replaced; a folder that holds anything else is left alone.</param>
    /// <exception cref="VitrineException">The place is taken, or the format cannot say what the set is.</exception>
    public static async Task<DatasetExport> ExportAsync(
        Dataset dataset, DatasetFormat format, string place, bool isOverwriting = false, CancellationToken cancellationToken = default)
    {
        place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(place));
        var names = format.FileNames(dataset);
        RequireFree(format, place, names, isOverwriting);
        var temporary = $"{place}.{Environment.ProcessId}.tmp";
        try
        {
            Directory.CreateDirectory(temporary);
            await format.WriteAsync(dataset, temporary, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            Put(temporary, names, place, format.IsFolder);
        }
        finally
        {
            if (Directory.Exists(temporary))
                Directory.Delete(temporary, recursive: true);
        }
        var files = names.Select(name => Describe(format.IsFolder ? Path.Combine(place, name) : place));
        return new DatasetExport(dataset.Name, format.Name, place, dataset.Train.Count, dataset.Test.Count, [.. files]);
    }

    private static void RequireFree(DatasetFormat format, string place, IReadOnlyList<string> names, bool isOverwriting)
    {
        if (format.IsFolder && File.Exists(place))
            throw VitrineException.InvalidUsage(DataText.ExportIsFile.Fill(place, format.Name));
        if (!format.IsFolder && Directory.Exists(place))
            throw VitrineException.InvalidUsage(DataText.ExportIsFolder.Fill(place, format.Name));
        string[] entries = Directory.Exists(place) ? [.. Directory.EnumerateFileSystemEntries(place).Order(StringComparer.Ordinal)] : [];
        if (entries.FirstOrDefault(entry => Directory.Exists(entry) || !names.Contains(Path.GetFileName(entry))) is { } other)
            throw VitrineException.InvalidUsage(DataText.ExportNotOurs.Fill(place, Path.GetFileName(other)));
        if (!isOverwriting && (File.Exists(place) || entries.Length > 0))
            throw VitrineException.InvalidUsage(DataText.ExportExists.Fill(entries.FirstOrDefault(place)));
    }

    // a folder that is there may be the one that a person stands in, and keeps its place
    private static void Put(string temporary, IReadOnlyList<string> names, string place, bool isFolder)
    {
        if (isFolder && !Directory.Exists(place))
        {
            Directory.Move(temporary, place);
            return;
        }
        foreach (var name in names)
            File.Move(Path.Combine(temporary, name), isFolder ? Path.Combine(place, name) : place, overwrite: true);
    }

    private static ExportedFile Describe(string path) => new(path, new FileInfo(path).Length, FileHash.Sha256(path));
}
