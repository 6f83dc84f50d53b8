namespace Vitrine.App.Verbs;

/// <summary>The options that every verb has.</summary>
internal static class CommonOptions
{
    internal static readonly VerbOption Json = new("--json", () => VerbText.OptionJson);

    internal static readonly VerbOption Language = new("--lang", () => VerbText.OptionLang)
    {
        ValueName = () => "en|pt",
        Choices = () => ["en", "pt"],
    };

    internal static readonly VerbOption Verbose = new("--verbose", () => VerbText.OptionVerbose);

    internal static readonly VerbOption Help = new("--help", () => VerbText.OptionHelp) { Alias = "-h" };

    internal static readonly VerbOption Version = new("--version", () => VerbText.OptionVersion);

    internal static readonly IReadOnlyList<VerbOption> All = [Json, Language, Verbose, Help];
}
