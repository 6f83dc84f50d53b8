using System.CommandLine;
using System.CommandLine.Parsing;
using Vitrine.App.Terminals;
using Vitrine.App.Verbs;
using Vitrine.Inference;

namespace Vitrine.App.Parsing;

/// <summary>Reads a command line: System.CommandLine finds the words' roles, the sentences about mistakes are our own.</summary>
internal sealed class VerbParser
{
    private static readonly ParserConfiguration Configuration = new()
    {
        EnablePosixBundling = false,
        // a picture may be called @2x.png
        ResponseFileTokenReplacer = null,
    };

    private readonly Command root = new("vitrine");
    private readonly Dictionary<Command, Verb> verbs = [];
    private readonly Dictionary<Verb, Argument<string[]>> operands = [];

    internal VerbParser(IEnumerable<Verb> verbs)
    {
        foreach (var option in CommonOptions.All.Append(CommonOptions.Version))
            root.Add(ToSymbol(option, isRecursive: true));
        foreach (var verb in verbs)
            Add(verb);
    }

    /// <summary>The words' roles, whether or not they make sense together.</summary>
    internal ParseResult Parse(IReadOnlyList<string> words) => root.Parse(words, Configuration);

    /// <summary>The language asked for in the words, if it is one.</summary>
    internal static Language? LanguageOf(ParseResult result) => ValueOf(result, CommonOptions.Language) switch
    {
        "en" => Language.English,
        "pt" => Language.Portuguese,
        _ => null,
    };

    internal static bool Has(ParseResult result, VerbOption option) => result.GetResult(option.Name) is OptionResult { Implicit: false };

    internal Verb? VerbOf(ParseResult result) => verbs.GetValueOrDefault(result.CommandResult.Command);

    /// <summary>As typed, e.g. <c>data</c>; empty for the program itself.</summary>
    internal string PathOf(ParseResult result)
    {
        var names = new List<string>();
        for (SymbolResult? at = result.CommandResult; at is CommandResult { Command: var command } && command != root; at = at.Parent)
            names.Insert(0, command.Name);
        return string.Join(' ', names);
    }

    /// <summary>The verb with its operands and values.</summary>
    /// <exception cref="VitrineException">Something in the words makes no sense; the message has the nearest that does.</exception>
    internal Invocation ToInvocation(ParseResult result, Terminal terminal)
    {
        var verb = VerbOf(result);
        new UsageCheck(result, verb, PathOf(result), NamesBelow(result.CommandResult.Command)).Require(OperandsOf(result, verb));
        var options = (verb?.Options ?? []).Concat(CommonOptions.All).Append(CommonOptions.Version);
        var values = options.Where(option => Has(result, option)).ToDictionary(option => option.Name, option => ValueOf(result, option) ?? "");
        var repeated = options.Where(option => option.IsRepeatable).ToDictionary(option => option.Name, option => (IReadOnlyList<string>)ValuesOf(result, option));
        return new Invocation(verb, OperandsOf(result, verb), values, terminal) { Repeated = repeated };
    }

    private void Add(Verb verb)
    {
        var command = verb.Name.Split(' ').Aggregate(root, Subcommand);
        foreach (var option in verb.Options)
            command.Add(ToSymbol(option, isRecursive: false));
        operands[verb] = new Argument<string[]>("operands") { Arity = ArgumentArity.ZeroOrMore };
        command.Add(operands[verb]);
        verbs[command] = verb;
    }

    private static Command Subcommand(Command parent, string name)
    {
        if (parent.Subcommands.FirstOrDefault(child => child.Name == name) is { } known)
            return known;
        var added = new Command(name);
        parent.Add(added);
        return added;
    }

    private static Option ToSymbol(VerbOption option, bool isRecursive)
    {
        string[] aliases = option.Alias is null ? [] : [option.Alias];
        if (option.IsRepeatable)
            return new Option<string[]>(option.Name, aliases) { Arity = ArgumentArity.OneOrMore, Recursive = isRecursive };
        return option.IsSwitch
            ? new Option<bool>(option.Name, aliases) { Arity = ArgumentArity.Zero, Recursive = isRecursive }
            : new Option<string>(option.Name, aliases) { Arity = ArgumentArity.ExactlyOne, Recursive = isRecursive };
    }

    private static IEnumerable<string> NamesBelow(Command command) => command.Subcommands.Select(child => child.Name);

    private string[] OperandsOf(ParseResult result, Verb? verb) => verb is null ? [] : result.GetValue(operands[verb]) ?? [];

    private static List<string> ValuesOf(ParseResult result, VerbOption option) =>
        (result.GetResult(option.Name) as OptionResult)?.Tokens.Select(token => token.Value).ToList() ?? [];

    private static string? ValueOf(ParseResult result, VerbOption option) =>
        (result.GetResult(option.Name) as OptionResult)?.Tokens is [var token, ..] ? token.Value : null;
}
