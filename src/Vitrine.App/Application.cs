using System.CommandLine;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Vitrine.App.Help;
using Vitrine.App.Parsing;
using Vitrine.App.Studies;
using Vitrine.App.Terminals;
using Vitrine.App.Verbs;
using Vitrine.Inference;

namespace Vitrine.App;

/// <summary>The program: from words on a command line to an exit code.</summary>
internal static class Application
{
    /// <param name="words">The command line without the program's name.</param>
    /// <param name="terminal">Where results, errors and questions about the surroundings go.</param>
    /// <param name="cancellation">Ends the work at its next good moment.</param>
    /// <returns>0 done, or a <see cref="FailureKind"/>.</returns>
    internal static async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation)
    {
        if (words is [TrialWorker.Word, .., var language])
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.OfLocale(language).Culture;
            return await GuardAsync(() => TrialWorker.RunAsync(words, terminal, cancellation), words, terminal);
        }
        var parser = new VerbParser(VerbTable.All);
        var typed = parser.Parse(AsOption(words));
        // Set for this flow of execution alone, so that programs run side by side in one process can speak differently.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = (VerbParser.LanguageOf(typed) ?? LanguageOf(terminal)).Culture;
        return await GuardAsync(async () => Answer(parser, typed, terminal) ?? await RunVerbAsync(parser.ToInvocation(typed, terminal), cancellation), words, terminal);
    }

    /// <summary>Whatever goes wrong becomes one sentence and an exit code.</summary>
    private static async Task<int> GuardAsync(Func<Task<int>> work, IReadOnlyList<string> words, Terminal terminal)
    {
        try
        {
            return await work();
        }
        catch (Exception exception)
        {
            // by the bare word: a line that makes no sense may have hidden it in another role
            return ErrorOutput.Write(exception, terminal, isJson: words.Contains(CommonOptions.Json.Name), isVerbose: words.Contains(CommonOptions.Verbose.Name));
        }
    }

    internal static string Version { get; } =
        typeof(Application).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary><c>vitrine help VERB</c> is what some type first.</summary>
    private static IReadOnlyList<string> AsOption(IReadOnlyList<string> words) =>
        words is ["help", ..] ? [.. words.Skip(1), CommonOptions.Help.Name] : words;

    private static Language LanguageOf(Terminal terminal) => Language.OfLocale(
        new[] { "LC_ALL", "LC_MESSAGES", "LANG" }.Select(terminal.Variable).FirstOrDefault(value => !string.IsNullOrEmpty(value)));

    /// <summary>What is answered without running a verb; null if nothing is.</summary>
    private static int? Answer(VerbParser parser, ParseResult typed, Terminal terminal)
    {
        var isBare = parser.VerbOf(typed) is null && typed.Errors.All(error => error.SymbolResult == typed.CommandResult) && typed.UnmatchedTokens.Count == 0;
        var isHelp = VerbParser.Has(typed, CommonOptions.Help) || (isBare && !VerbParser.Has(typed, CommonOptions.Json));
        var answer = VerbParser.Has(typed, CommonOptions.Version) && parser.PathOf(typed).Length == 0 ? new Answer("version", Version, $"vitrine {Version}\n")
            : isHelp && (parser.VerbOf(typed) is not null || typed.UnmatchedTokens.Count == 0) ? HelpAnswer(HelpOf(parser, typed, terminal.Width))
            : null;
        if (answer is null)
            return null;
        if (VerbParser.Has(typed, CommonOptions.Json))
            JsonOutput.Write(terminal, new JsonObject { [answer.Key] = answer.Value });
        else
            terminal.Output.Write(answer.Text);
        return 0;
    }

    private static Answer HelpAnswer(string page) => new("help", page, page);

    private static string HelpOf(VerbParser parser, ParseResult typed, int width)
    {
        var path = parser.PathOf(typed);
        return parser.VerbOf(typed) is { } verb ? HelpPage.OfVerb(verb, width)
            : path.Length > 0 ? HelpPage.OfGroup(path, VerbTable.All.Where(candidate => candidate.Name.StartsWith(path + " ", StringComparison.Ordinal)), width)
            : HelpPage.OfProgram(VerbTable.All, width);
    }

    private static Task<int> RunVerbAsync(Invocation invocation, CancellationToken cancellation) =>
        invocation.Verb!.RunAsync(invocation, cancellation);
}
