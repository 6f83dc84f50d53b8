using System.Diagnostics;
using System.Text.Json;

namespace Vitrine.Tests.Runs;

/// <summary>The program as a process of its own, as users start it.</summary>
internal static class VitrineProcess
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(8);

    private static string Executable => Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "vitrine-cli.exe" : "vitrine-cli");

    /// <param name="environment">Variables to set; null removes one.</param>
    internal static Process Start(string workingFolder, IReadOnlyDictionary<string, string?> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Executable, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }

    internal static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string workingFolder, IReadOnlyDictionary<string, string?> environment, params IEnumerable<string> arguments)
    {
        using var process = Start(workingFolder, environment, arguments);
        using var limit = new CancellationTokenSource(LongestRun);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Runs it with <c>--json</c>.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    internal static async Task<JsonElement> RunJsonAsync(string workingFolder, params IEnumerable<string> arguments)
    {
        var (exitCode, output, error) = await RunAsync(workingFolder, new Dictionary<string, string?>(), [.. arguments, "--json"]);
        return exitCode == 0
            ? JsonDocument.Parse(output).RootElement.Clone()
            : throw new InvalidOperationException($"exit code {exitCode}: {output}\n{error}");
    }
}
