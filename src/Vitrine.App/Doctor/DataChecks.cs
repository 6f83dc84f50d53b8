using Vitrine.App.Terminals;
using Vitrine.App.Verbs;
using Vitrine.Data;
using Vitrine.Inference;

namespace Vitrine.App.Doctor;

/// <summary>Whether data can be read and results written.</summary>
internal static class DataChecks
{
    internal static async Task<Finding> FashionMnistAsync(Terminal terminal, string title, CancellationToken cancellation)
    {
        try
        {
            var location = await DatasetStore.LocateAsync(FashionMnist.Option, DataAccess.Options(terminal), cancellation);
            return location.Rejected.Count == 0
                ? new Finding("", title, Health.Good, location.Folder)
                : new Finding("", title, Health.Warning, $"{location.Folder} ({string.Join(" ", location.Rejected)})", "vitrine data fetch");
        }
        catch (VitrineException absent)
        {
            // `run` fetches it, and --data sample needs none
            return new Finding("", title, Health.Warning, absent.Message, "vitrine data fetch");
        }
    }

    internal static Finding Cache(Terminal terminal, string title)
    {
        var folder = DatasetPlaces.Cache(DataAccess.Options(terminal).Environment);
        return Refusal(folder) is { } reason
            ? new Finding("", title, Health.Warning, DoctorText.NotWritable.Fill(folder, reason), DoctorText.OtherCache)
            : new Finding("", title, Health.Good, folder);
    }

    internal static Finding WorkingFolder(Terminal terminal, string title) => Refusal(terminal.WorkingFolder) is { } reason
        ? new Finding("", title, Health.Broken, DoctorText.NotWritable.Fill(terminal.WorkingFolder, reason), DoctorText.OtherFolder)
        : new Finding("", title, Health.Good, terminal.WorkingFolder);

    /// <summary>Why no file can be written below a folder, which need not exist yet; null if one can.</summary>
    internal static string? Refusal(string folder)
    {
        try
        {
            // What does not exist yet is not made for a check: its nearest parent tells as much.
            var existing = folder;
            while (!Directory.Exists(existing) && !File.Exists(existing))
                existing = Path.GetDirectoryName(existing) ?? throw new IOException(folder);
            var probe = Path.Combine(existing, $".vitrine-{Environment.ProcessId}.tmp");
            using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose))
                return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message.TrimEnd('.');
        }
    }
}
