using System.Diagnostics;
using System.Globalization;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;
using Vitrine.Inference;

namespace Vitrine.App.Studies;

/// <summary>Each trial in a process of this program, with one processor: trials side by side use the machine better than one that divides its operations.</summary>
internal sealed class TrialProcesses(StudyFolder folder) : ITrialWorkers
{
    /// <summary>How long a worker has to save its state when asked to end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<string?> CarryOutAsync(Lease lease, CancellationToken cancellation)
    {
        using var process = Start(lease);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            await EndAsync(process);
        }
        return process.ExitCode == 0 ? null : Death(process.ExitCode, await error);
    }

    private Process Start(Lease lease)
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "vitrine-cli.exe" : "vitrine-cli");
        var words = TrialWorker.Words(folder.FullPath, lease);
        // as a .NET tool, the program is a library that `dotnet` runs
        var start = File.Exists(program) ? new ProcessStartInfo(program, words) : new ProcessStartInfo(Environment.ProcessPath!, [typeof(TrialProcesses).Assembly.Location, .. words]);
        start.UseShellExecute = false;
        start.RedirectStandardInput = start.RedirectStandardError = start.RedirectStandardOutput = true;
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task EndAsync(Process process)
    {
        process.StandardInput.Close();
        using var deadline = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static string Death(int exitCode, string error)
    {
        var lastLine = error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
        return lastLine ?? ImproveText.Died.Fill(exitCode.ToString(CultureInfo.CurrentCulture));
    }
}
