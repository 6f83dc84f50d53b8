using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Vitrine.Inference;

namespace Vitrine.Comparison.Presets;

/// <summary>What <c>./benchmarks/recipes</c> understands.</summary>
internal sealed class PresetsCommand
{
    internal const string Name = "recipes";

    private readonly Option<string[]> only = new("--only") { Description = PresetsText.HelpOnly, DefaultValueFactory = _ => [] };
    private readonly Option<string> seeds = new("--seeds") { Description = PresetsText.HelpSeeds, DefaultValueFactory = _ => string.Join(',', new PresetsOptions().Seeds) };
    private readonly Option<int> epochs = new("--epochs") { Description = PresetsText.HelpEpochs };
    private readonly Option<string?> lengths = new("--lengths") { Description = PresetsText.HelpLengths };
    private readonly Option<string?> data = new("--data") { Description = PresetsText.HelpData };
    private readonly Option<string?> output = new("--out") { Description = PresetsText.HelpOut };
    private readonly Option<bool> resume = new("--resume") { Description = PresetsText.HelpResume };
    private readonly Option<bool> ship = new("--ship") { Description = PresetsText.HelpShip };
    private readonly Option<bool> report = new("--report") { Description = PresetsText.HelpReport };
    private readonly Option<string> root = new("--root") { Hidden = true, DefaultValueFactory = _ => Environment.CurrentDirectory };

    /// <param name="measure">Takes options and the repository's root.</param>
    /// <param name="rewrite">Takes the repository's root.</param>
    internal Command Create(Func<PresetsOptions, string, CancellationToken, Task<int>> measure, Func<string, int> rewrite)
    {
        seeds.Validators.Add(result => RequireNumbers(result, PresetsText.NoSeeds, least: 0));
        lengths.Validators.Add(result => RequireNumbers(result, PresetsText.NoLengths, least: 1));
        epochs.Validators.Add(RequirePositive);
        var command = new Command(Name, PresetsText.Help) { only, seeds, epochs, lengths, data, output, resume, ship, report, root };
        command.SetAction((parsed, cancellation) => parsed.GetValue(report)
            ? Task.FromResult(rewrite(parsed.GetRequiredValue(root)))
            : measure(Options(parsed), parsed.GetRequiredValue(root), cancellation));
        return command;
    }

    private PresetsOptions Options(ParseResult parsed) => new()
    {
        Only = [.. parsed.GetRequiredValue(only).SelectMany(Words)],
        Seeds = Numbers(parsed.GetRequiredValue(seeds)),
        Epochs = parsed.GetValue(epochs),
        Lengths = Numbers(parsed.GetValue(lengths) ?? ""),
        Data = parsed.GetValue(data),
        Out = parsed.GetValue(output),
        Resume = parsed.GetValue(resume),
        Ship = parsed.GetValue(ship),
    };

    private static void RequireNumbers(OptionResult result, string refusal, int least)
    {
        foreach (var token in result.Tokens.Where(token => Words(token.Value) is not { Length: > 0 } words || words.Any(word => !(Number(word) >= least))))
            result.AddError(refusal.Fill(token.Value));
    }

    private void RequirePositive(OptionResult result)
    {
        if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() < 1)
            result.AddError(ComparisonText.NotPositive.Fill(epochs.Name, result.Tokens[0].Value));
    }

    private static string[] Words(string value) => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static int[] Numbers(string value) => [.. Words(value).Select(word => Number(word)!.Value).Distinct()];

    private static int? Number(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
