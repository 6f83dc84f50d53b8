using Vitrine.App.Terminals;
using Vitrine.Inference;
using Vitrine.Torch;

namespace Vitrine.App.Doctor;

/// <summary>Examines a machine: every check runs, whatever the others found.</summary>
internal static class Examination
{
    /// <summary>Mends a program whose own files are damaged; a command, the same in both languages.</summary>
    internal const string Rebuild = "rm -rf .build && ./vitrine doctor";

    private delegate Task<Finding> Check(Terminal terminal, string title, CancellationToken cancellation);

    private static readonly IReadOnlyList<(string Id, Func<string> Title, Check Check)> Checks =
    [
        ("dotnet", () => DoctorText.DotNet, (_, title, _) => Task.FromResult(SoftwareChecks.DotNet(title))),
        ("libtorch", () => DoctorText.LibTorch, (_, title, _) => Task.FromResult(SoftwareChecks.LibTorch(title))),
        ("onnxRuntime", () => DoctorText.OnnxRuntime, (_, title, _) => Task.FromResult(SoftwareChecks.OnnxRuntime(title))),
        ("skiaSharp", () => DoctorText.SkiaSharp, (_, title, _) => Task.FromResult(SoftwareChecks.SkiaSharp(title))),
        ("fonts", () => DoctorText.Fonts, (_, title, _) => Task.FromResult(SoftwareChecks.Fonts(title))),
        ("data", () => DoctorText.Data, DataChecks.FashionMnistAsync),
        ("cache", () => DoctorText.Cache, (terminal, title, _) => Task.FromResult(DataChecks.Cache(terminal, title))),
        ("folder", () => DoctorText.WorkingFolder, (terminal, title, _) => Task.FromResult(DataChecks.WorkingFolder(terminal, title))),
        ("cores", () => DoctorText.Cores, (terminal, title, _) => Task.FromResult(MachineChecks.Cores(terminal, title))),
        ("threads", () => DoctorText.Threads, (_, title, _) => Task.FromResult(MachineChecks.TorchThreads(title))),
        ("bfloat16", () => DoctorText.BFloat16, (_, title, _) => Task.FromResult(MachineChecks.BFloat16(title, Processor.HasBFloat16, Processor.IsQuickerInBFloat16))),
        ("memory", () => DoctorText.Memory, (_, title, _) => Task.FromResult(MachineChecks.Memory(title, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes))),
        ("disk", () => DoctorText.Disk, (terminal, title, _) => Task.FromResult(MachineChecks.Disk(title, MachineChecks.FreeBytes(terminal.WorkingFolder)))),
        ("terminal", () => DoctorText.Terminal, (terminal, title, _) => Task.FromResult(MachineChecks.Terminal(terminal, title))),
    ];

    internal static async Task<IReadOnlyList<Finding>> ExamineAsync(Terminal terminal, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        foreach (var (id, title, check) in Checks)
            findings.Add(await ExamineAsync(terminal, id, title(), check, cancellation) with { Id = id });
        return findings;
    }

    private static async Task<Finding> ExamineAsync(Terminal terminal, string id, string title, Check check, CancellationToken cancellation)
    {
        try
        {
            return await check(terminal, title, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // a check that cannot even be made is the finding
            return new Finding(id, title, Health.Broken, exception is VitrineException ? exception.Message : $"{exception.GetType().Name}: {exception.Message}", Rebuild);
        }
    }
}
