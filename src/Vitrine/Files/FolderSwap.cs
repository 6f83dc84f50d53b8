using Vitrine.Inference;

namespace Vitrine.Files;

/// <summary>Folders that are replaced as a whole.</summary>
internal static class FolderSwap
{
    /// <summary>Fills a temporary folder beside the target, then puts it in the target's place.</summary>
    /// <param name="folder">Missing, empty, or holding <paramref name="signature"/>.</param>
    /// <param name="signature">A file by which a folder is known to be ours to replace.</param>
    /// <param name="fill">Writes into the folder given; if it throws, nothing is left behind and the target is as it was.</param>
    /// <exception cref="VitrineException">The target holds something else.</exception>
    internal static void Replace(string folder, string signature, Action<string> fill)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(folder) || (Directory.Exists(folder) && !IsOurs(folder, signature)))
            throw VitrineException.InvalidUsage(FilesText.NotOurs.Fill(folder, signature));
        string temporary = $"{folder}.{Environment.ProcessId}.tmp", old = $"{folder}.{Environment.ProcessId}.old";
        try
        {
            Directory.CreateDirectory(temporary);
            fill(temporary);
            if (Directory.Exists(folder))
                Directory.Move(folder, old);
            Directory.Move(temporary, folder);
        }
        finally
        {
            Delete(temporary);
            Delete(old);
        }
    }

    private static bool IsOurs(string folder, string signature) =>
        File.Exists(Path.Combine(folder, signature)) || !Directory.EnumerateFileSystemEntries(folder).Any();

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
