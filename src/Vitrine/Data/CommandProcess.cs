using System.ComponentModel;
using System.Diagnostics;

namespace Vitrine.Data;

/// <summary>Runs commands of the operating system.</summary>
internal static class CommandProcess
{
    /// <inheritdoc cref="CommandRunner"/>
    internal static async Task<CommandResult?> RunAsync(
        string command, IReadOnlyList<string> arguments, string workingFolder, CancellationToken cancellationToken)
    {
        using var process = Start(command, arguments, workingFolder);
        if (process is null)
            return null;

        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = await process.StandardError.ReadToEndAsync(cancellationToken);
            await output;
            await process.WaitForExitAsync(cancellationToken);
            return new CommandResult(process.ExitCode, LastLine(error));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }
    }

    private static Process? Start(string command, IReadOnlyList<string> arguments, string workingFolder)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // its messages are matched and shown as they are
        start.Environment["LC_ALL"] = "C.UTF-8";
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string LastLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "";
}
