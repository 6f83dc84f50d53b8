using System.CommandLine;

namespace Vitrine.Comparison.Searches;

/// <summary>What <c>./benchmarks/search</c> understands.</summary>
internal sealed class SearchCommand
{
    private readonly Option<bool> record = new("--record") { Description = SearchText.HelpRecord };
    private readonly Option<bool> report = new("--report") { Description = SearchText.HelpReport };
    private readonly Option<string> root = new("--root") { Hidden = true, DefaultValueFactory = _ => Environment.CurrentDirectory };

    /// <param name="measure">Takes whether to record a table first, and the repository's root.</param>
    /// <param name="rewrite">Takes the repository's root.</param>
    internal Command Create(Func<bool, string, CancellationToken, Task<int>> measure, Func<string, int> rewrite)
    {
        var command = new Command("search", SearchText.Help) { record, report, root };
        command.SetAction((parsed, cancellation) => parsed.GetValue(report)
            ? Task.FromResult(rewrite(parsed.GetRequiredValue(root)))
            : measure(parsed.GetValue(record), parsed.GetRequiredValue(root), cancellation));
        return command;
    }
}
