using System.Text;

namespace Vitrine.App.Terminals;

/// <summary>Which characters a terminal understands.</summary>
internal static class TerminalEncoding
{
    internal static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// The character set that the locale names, e.g. <c>pt_BR.ISO-8859-1</c>; UTF-8 where it names none, as today's terminals do.
    /// What the set lacks is written in similar characters.
    /// </summary>
    internal static Encoding OfLocale(Func<string, string?> variable)
    {
        var locale = new[] { "LC_ALL", "LC_CTYPE", "LANG" }.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        var name = locale?.Split('@')[0].Split('.', 2) is [_, var charset] ? charset.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant() : "UTF8";
        return name switch
        {
            "UTF8" => Utf8,
            "ISO88591" => Encoding.GetEncoding("iso-8859-1", new SimilarCharacters(), DecoderFallback.ReplacementFallback),
            _ => Ascii,
        };
    }

    /// <summary>What every terminal understands.</summary>
    internal static Encoding Ascii { get; } = Encoding.GetEncoding("us-ascii", new SimilarCharacters(), DecoderFallback.ReplacementFallback);
}
