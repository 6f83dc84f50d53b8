namespace Vitrine.Reporting;

/// <summary>Writes whole files: whoever looks sees the old content or the new one, never half of it, even after a power cut.</summary>
internal static class AtomicFile
{
    internal static void WriteAllText(string path, string text)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                using (var writer = new StreamWriter(file, leaveOpen: true))
                    writer.Write(text);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
