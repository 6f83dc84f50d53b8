namespace Vitrine.App.Verbs;

/// <summary>One option of a verb.</summary>
/// <param name="Name">With its dashes.</param>
/// <param name="Help">What it does, in the current language.</param>
internal sealed record VerbOption(string Name, Func<string> Help)
{
    /// <summary>What its value is called in help, in the current language; null for a switch.</summary>
    public Func<string>? ValueName { get; init; }

    /// <summary>What holds when it is not given, for help; null where the help's own words say it.</summary>
    public string? Default { get; init; }

    /// <summary>The values it can have; null where they are not a short list.</summary>
    public Func<IEnumerable<string>>? Choices { get; init; }

    /// <summary>A single-letter name, with its dash.</summary>
    public string? Alias { get; init; }

    /// <summary>Whether it can be given several times, a value each.</summary>
    public bool IsRepeatable { get; init; }

    internal bool IsSwitch => ValueName is null;
}
