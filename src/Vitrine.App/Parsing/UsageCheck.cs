using System.CommandLine;
using System.CommandLine.Parsing;
using Vitrine.App.Verbs;
using Vitrine.Inference;

namespace Vitrine.App.Parsing;

/// <summary>Says in one sentence what is wrong with a command line.</summary>
/// <param name="path">Of the verb or group of verbs, as typed.</param>
/// <param name="namesBelow">The verbs that can follow it.</param>
internal sealed class UsageCheck(ParseResult result, Verb? verb, string path, IEnumerable<string> namesBelow)
{
    private string Help => path.Length == 0 ? "vitrine --help" : $"vitrine {path} --help";

    /// <exception cref="VitrineException">The first thing that makes no sense.</exception>
    internal void Require(IReadOnlyList<string> operands)
    {
        if (Mistake(operands) is { } sentence)
            throw VitrineException.InvalidUsage(sentence);
    }

    private string? Mistake(IReadOnlyList<string> operands) =>
        UnknownOption(operands) ?? UnknownVerb() ?? MissingVerb() ?? BadValue() ?? WrongOperandCount(operands) ?? (result.Errors.Count > 0 ? result.Errors[0].Message : null);

    private IEnumerable<VerbOption> KnownOptions => (verb?.Options ?? []).Concat(CommonOptions.All);

    private string? UnknownOption(IReadOnlyList<string> operands)
    {
        // after a lone -- everything is an operand
        var plainCount = result.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Count(token => token.Type == TokenType.Argument);
        var unknown = operands.SkipLast(plainCount).Concat(result.UnmatchedTokens).FirstOrDefault(word => word.Length > 1 && word[0] == '-');
        if (unknown is null)
            return null;
        var nearest = Nearest.To(unknown.Split('=')[0], KnownOptions.Select(option => option.Name));
        return nearest is null ? ParsingText.UnknownOption.Fill(unknown, Help) : ParsingText.UnknownOptionNear.Fill(unknown, nearest, Help);
    }

    private string? UnknownVerb()
    {
        if (verb is not null || result.UnmatchedTokens is not [var typed, ..])
            return null;
        var nearest = Nearest.To(typed, namesBelow);
        var full = path.Length == 0 ? typed : $"{path} {typed}";
        return nearest is null
            ? ParsingText.UnknownVerb.Fill(full, string.Join(", ", namesBelow))
            : ParsingText.UnknownVerbNear.Fill(full, path.Length == 0 ? $"vitrine {nearest}" : $"vitrine {path} {nearest}");
    }

    private string? MissingVerb() => verb is null ? ParsingText.MissingVerb.Fill($"vitrine {path}".TrimEnd(), string.Join(", ", namesBelow)) : null;

    private string? BadValue() => KnownOptions.Where(option => VerbParser.Has(result, option)).Select(BadValue).FirstOrDefault(sentence => sentence is not null);

    private string? BadValue(VerbOption option)
    {
        var given = (OptionResult)result.GetResult(option.Name)!;
        if (option.IsSwitch)
            return null;
        // what follows is read as the value, even where it plainly is the next option
        if (given.Tokens is not [var value, ..] || KnownOptions.Any(other => other.Name == value.Value))
            return ParsingText.MissingValue.Fill(option.Name, option.ValueName!());
        return given.IdentifierTokenCount > 1 && !option.IsRepeatable ? ParsingText.GivenTwice.Fill(option.Name) : BadChoice(option, value.Value);
    }

    private static string? BadChoice(VerbOption option, string value)
    {
        if (option.Choices?.Invoke().ToList() is not { } choices || choices.Contains(value))
            return null;
        var list = string.Join(", ", choices);
        var nearest = Nearest.To(value, choices);
        return nearest is null ? ParsingText.BadChoice.Fill(option.Name, value, list) : ParsingText.BadChoiceNear.Fill(option.Name, value, nearest, list);
    }

    private string? WrongOperandCount(IReadOnlyList<string> given)
    {
        var expected = verb!.Operands;
        if (given.Count < expected.Count)
            return ParsingText.MissingOperand.Fill(path, string.Join(" ", expected.Skip(given.Count).Select(operand => operand.Label)), Help);
        var isTooMany = given.Count > expected.Count && expected is not [.., { IsRepeatable: true }];
        return isTooMany ? ParsingText.ExtraOperand.Fill(path, given[expected.Count], Help) : null;
    }
}
