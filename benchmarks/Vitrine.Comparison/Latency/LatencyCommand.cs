using System.CommandLine;

namespace Vitrine.Comparison.Latency;

/// <summary>What <c>./benchmarks/latency</c> understands.</summary>
internal sealed class LatencyCommand
{
    private readonly Option<int> rounds = new("--rounds") { Description = LatencyText.HelpRounds, DefaultValueFactory = _ => 7 };
    private readonly Option<double> seconds = new("--seconds") { Description = LatencyText.HelpSeconds, DefaultValueFactory = _ => 1 };
    private readonly Option<bool> report = new("--report") { Description = LatencyText.HelpReport };
    private readonly Option<string> root = new("--root") { Hidden = true, DefaultValueFactory = _ => Environment.CurrentDirectory };

    /// <param name="measure">Takes rounds, seconds and the repository's root.</param>
    /// <param name="rewrite">Takes the repository's root.</param>
    internal Command Create(Func<int, double, string, CancellationToken, Task<int>> measure, Func<string, int> rewrite)
    {
        var command = new Command("latency", LatencyText.Help) { rounds, seconds, report, root };
        command.SetAction((parsed, cancellation) => parsed.GetValue(report)
            ? Task.FromResult(rewrite(parsed.GetRequiredValue(root)))
            : measure(Math.Max(1, parsed.GetValue(rounds)), Math.Max(0.01, parsed.GetValue(seconds)), parsed.GetRequiredValue(root), cancellation));
        return command;
    }
}
