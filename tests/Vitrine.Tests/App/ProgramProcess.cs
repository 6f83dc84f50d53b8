using System.Diagnostics;
using Vitrine.Tests.Data;

namespace Vitrine.Tests.App;

/// <summary>Starts programs as a person does, and waits for them.</summary>
internal static class ProgramProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The built program, beside the tests.</summary>
    internal static string Vitrine { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "vitrine-cli.exe" : "vitrine-cli");

    internal static Process Start(string program, string folder, IReadOnlyDictionary<string, string?> variables, params IEnumerable<string> words)
    {
        var start = new ProcessStartInfo(program, words) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    internal static async Task<ProcessOutcome> RunAsync(string program, Folder folder, IReadOnlyDictionary<string, string?> variables, params IEnumerable<string> words)
    {
        using var process = Start(program, folder.Path, variables, words);
        return await WaitAsync(process);
    }

    internal static async Task<ProcessOutcome> WaitAsync(Process process, TimeSpan? patience = null)
    {
        using var deadline = new CancellationTokenSource(patience ?? Patience);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token));
        try
        {
            await process.WaitForExitAsync(deadline.Token);
            return new ProcessOutcome(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
