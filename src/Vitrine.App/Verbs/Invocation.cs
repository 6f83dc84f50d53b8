using System.Globalization;
using Vitrine.App.Parsing;
using Vitrine.App.Terminals;
using Vitrine.Inference;

namespace Vitrine.App.Verbs;

/// <summary>A verb as it was typed, and where.</summary>
/// <param name="Values">Of the options given, by name; an empty text for a switch.</param>
internal sealed record Invocation(Verb? Verb, IReadOnlyList<string> Operands, IReadOnlyDictionary<string, string> Values, Terminal Terminal)
{
    /// <summary>All values of the options that can be given several times, by name.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Repeated { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    internal bool IsJson => Has(CommonOptions.Json);

    internal bool IsVerbose => Has(CommonOptions.Verbose);

    internal bool Has(VerbOption option) => Values.ContainsKey(option.Name);

    internal string? Value(VerbOption option) => Values.GetValueOrDefault(option.Name);

    /// <exception cref="VitrineException">The value is not a whole number within these bounds.</exception>
    internal int? WholeNumber(VerbOption option, int minimum, int maximum = int.MaxValue)
    {
        if (Value(option) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum
            ? number
            : throw VitrineException.InvalidUsage(maximum == int.MaxValue
                ? ParsingText.NotAWholeNumber.Fill(option.Name, minimum, text)
                : ParsingText.NotAWholeNumberUpTo.Fill(option.Name, minimum, maximum, text));
    }

    /// <exception cref="VitrineException">The value is not a number within these bounds.</exception>
    internal double? Number(VerbOption option, double minimum, double maximum)
    {
        if (Value(option) is not { } text)
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum
            ? number
            : throw VitrineException.InvalidUsage(ParsingText.NotANumber.Fill(option.Name, minimum, maximum, text));
    }

    /// <summary>A length of time, or zero for <c>off</c>.</summary>
    /// <exception cref="VitrineException">The value is neither.</exception>
    internal TimeSpan? Duration(VerbOption option)
    {
        if (Value(option) is not { } text)
            return null;
        return Durations.Parse(text) ?? throw VitrineException.InvalidUsage(ParsingText.NotADuration.Fill(option.Name, text));
    }

    /// <summary>An option's value as an absolute path.</summary>
    internal string? FullPath(VerbOption option) => Value(option) is { } path ? Terminal.Resolve(path) : null;
}
