namespace Vitrine.Files;

/// <summary>Files that are either the old ones or the new ones, never half of either.</summary>
public static class AtomicFile
{
    /// <summary>Writes under a temporary name in the same folder, flushes to the disk, then renames over <paramref name="path"/>.</summary>
    /// <param name="path">Its folder is made if need be.</param>
    /// <param name="write">Writes the content; if it throws, nothing is left behind.</param>
    /// <param name="check">Gets the name of the file that is written and not yet in its place; if it throws, nothing is left behind.</param>
    public static void Write(string path, Action<Stream> write, Action<string>? check = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        // The process id keeps two writers apart; the ending tells a person what a killed process left.
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            check?.Invoke(temporary);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <inheritdoc cref="Write(string, Action{Stream}, Action{string}?)"/>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            await using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            {
                await write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <inheritdoc cref="Write(string, Action{Stream}, Action{string}?)"/>
    public static void WriteBytes(string path, ReadOnlyMemory<byte> content) => Write(path, stream => stream.Write(content.Span));

    /// <summary>UTF-8 without a byte order mark.</summary>
    public static void WriteText(string path, string content) => WriteBytes(path, System.Text.Encoding.UTF8.GetBytes(content));
}
