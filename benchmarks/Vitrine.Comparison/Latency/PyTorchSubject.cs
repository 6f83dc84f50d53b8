using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Vitrine.Inference;

namespace Vitrine.Comparison.Latency;

/// <summary>The network in Debian's PyTorch, in a process of its own; see benchmarks/peers/pytorch/latency.py.</summary>
internal sealed class PyTorchSubject : ILatencySubject
{
    private readonly Process process;

    internal PyTorchSubject(string root, string bundle)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", [Path.Combine(root, "benchmarks/peers/pytorch/latency.py"), bundle])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        process = Process.Start(start)!;
        var first = JsonDocument.Parse(ReadLine()).RootElement;
        (Version, LogitDifference) = (first.GetProperty("version").GetString()!, first.GetProperty("logitDifference").GetDouble());
    }

    public string Engine => "pytorch";

    internal string Version { get; }

    /// <summary>Largest difference of a logit from the trained network's, on its probe.</summary>
    internal double LogitDifference { get; }

    public IReadOnlyList<double> Time(int batchSize, int threads, TimeSpan time)
    {
        process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{batchSize} {threads} {time.TotalSeconds}"));
        process.StandardInput.Flush();
        return JsonSerializer.Deserialize<double[]>(ReadLine())!;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private string ReadLine() => process.StandardOutput.ReadLine() ?? throw VitrineException.Failure(LatencyText.PyTorchFailed.Fill(process.StartInfo.ArgumentList[0]));
}
