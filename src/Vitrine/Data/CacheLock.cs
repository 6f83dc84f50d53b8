using Vitrine.Inference;

namespace Vitrine.Data;

/// <summary>Lets one process at a time write into a cache folder.</summary>
internal static class CacheLock
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits until no other process holds the folder. The lock ends with the stream, or with the process.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    internal static async Task<FileStream> TakeAsync(
        string folder, TimeProvider timeProvider, IProgress<DatasetProgress>? progress, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, ".lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException fault) when (IsHeldByAnother(fault))
            {
                progress?.Report(new DatasetProgress(DataText.WaitingForOther.Fill(path)));
                await Task.Delay(Interval, timeProvider, cancellationToken);
            }
        }
    }

    // ERROR_SHARING_VIOLATION on Windows; EWOULDBLOCK of flock on Linux (11) and macOS (35)
    private static bool IsHeldByAnother(IOException fault) => fault.HResult is unchecked((int)0x80070020) or 11 or 35;
}
