using System.CommandLine;
using Vitrine.Inference;
using Vitrine.Comparison.Measuring;

namespace Vitrine.Comparison;

/// <summary>What <c>./benchmarks/compare</c> understands.</summary>
internal sealed class CommandLine
{
    private readonly Option<int> repeats = new("--repeats") { Description = ComparisonText.HelpRepeats, DefaultValueFactory = _ => new ComparisonOptions().Repeats };
    private readonly Option<int> epochs = new("--limit-epochs") { Description = ComparisonText.HelpEpochs };
    private readonly Option<int> images = new("--limit-images") { Description = ComparisonText.HelpImages, DefaultValueFactory = _ => ComparisonOptions.AllImages };
    private readonly Option<int> cap = new("--cap") { Description = ComparisonText.HelpCap };
    private readonly Option<string[]> only = new("--only") { Description = ComparisonText.HelpOnly, DefaultValueFactory = _ => [] };
    private readonly Option<string[]> without = new("--without") { Description = ComparisonText.HelpWithout, DefaultValueFactory = _ => [] };
    private readonly Option<bool> report = new("--report") { Description = ComparisonText.HelpReport };
    private readonly Option<string> root = new("--root") { Hidden = true, DefaultValueFactory = _ => Environment.CurrentDirectory };

    /// <param name="measure">Takes options and the repository's root.</param>
    /// <param name="rewrite">Takes the repository's root.</param>
    internal RootCommand Create(Func<ComparisonOptions, string, CancellationToken, Task<int>> measure, Func<string, int> rewrite)
    {
        foreach (var option in new[] { repeats, epochs, images, cap })
            option.Validators.Add(result => RequireNatural(result, option));
        var command = new RootCommand(ComparisonText.Help) { repeats, only, without, epochs, images, cap, report, root };
        command.SetAction((parsed, cancellation) => parsed.GetValue(report)
            ? Task.FromResult(rewrite(parsed.GetRequiredValue(root)))
            : measure(Options(parsed), parsed.GetRequiredValue(root), cancellation));
        return command;
    }

    private ComparisonOptions Options(ParseResult parsed) => new()
    {
        Repeats = parsed.GetValue(repeats),
        EpochLimit = parsed.GetValue(epochs),
        ImageLimit = parsed.GetValue(images),
        CapSeconds = parsed.GetValue(cap),
        Only = Names(parsed.GetRequiredValue(only)),
        Without = Names(parsed.GetRequiredValue(without)),
    };

    private static void RequireNatural(System.CommandLine.Parsing.OptionResult result, Option<int> option)
    {
        if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() < 1)
            result.AddError(ComparisonText.NotPositive.Fill(option.Name, result.Tokens[0].Value));
    }

    private static string[] Names(IEnumerable<string> values) =>
        [.. values.SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
