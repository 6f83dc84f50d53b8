using System.CommandLine;
using Vitrine.Inference;

namespace Vitrine.Comparison.Searches;

/// <summary>What <c>./benchmarks/search</c> understands.</summary>
internal sealed class SearchCommand
{
    private readonly Option<string?> record = new("--record") { Description = SearchText.HelpRecord.Fill(string.Join(", ", Recording.All.Select(recording => recording.Name))), HelpName = "NAME" };
    private readonly Option<bool> report = new("--report") { Description = SearchText.HelpReport };
    private readonly Option<string> root = new("--root") { Hidden = true, DefaultValueFactory = _ => Environment.CurrentDirectory };

    /// <param name="measure">Takes the table to record first, or null, and the repository's root.</param>
    /// <param name="rewrite">Takes the repository's root.</param>
    internal Command Create(Func<Recording?, string, CancellationToken, Task<int>> measure, Func<string, int> rewrite)
    {
        var command = new Command("search", SearchText.Help) { record, report, root };
        command.SetAction((parsed, cancellation) => parsed.GetValue(report)
            ? Task.FromResult(rewrite(parsed.GetRequiredValue(root)))
            : measure(parsed.GetValue(record) is { } name ? Recording.Named(name) : null, parsed.GetRequiredValue(root), cancellation));
        return command;
    }
}
