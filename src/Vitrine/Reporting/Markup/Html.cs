using System.Text;
using System.Text.RegularExpressions;

namespace Vitrine.Reporting.Markup;

/// <summary>
/// Markup that is safe to show: strings become <see cref="Html"/> only by being encoded, so that text from outside, such as
/// a class named after a folder, can never become markup.
/// </summary>
internal readonly partial record struct Html
{
    internal static readonly Html Empty = new("");

    private readonly string? markup;

    private Html(string markup) => this.markup = markup;

    internal bool IsEmpty => string.IsNullOrEmpty(markup);

    public static implicit operator Html(string text) => Text(text);

    /// <summary>Literal parts are markup, strings in the places between are encoded.</summary>
    internal static Html Of(HtmlInterpolation markup) => new(markup.ToString());

    internal static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.markup)));

    internal static Html Text(string text) => new(Encode(text));

    /// <summary>Our own files, which are markup already.</summary>
    internal static Html Trusted(string ownMarkup) => new(ownMarkup);

    /// <summary>Encoded text in which <c>`code`</c> and <c>**stress**</c> are marked as such.</summary>
    internal static Html Prose(string sentence) =>
        new(Stress().Replace(Code().Replace(Encode(sentence), "<code>${text}</code>"), "<strong>${text}</strong>"));

    public override string ToString() => markup ?? "";

    private static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            _ = character switch
            {
                '&' => encoded.Append("&amp;"),
                '<' => encoded.Append("&lt;"),
                '>' => encoded.Append("&gt;"),
                '"' => encoded.Append("&quot;"),
                '\'' => encoded.Append("&#39;"),
                // HTML has no way to write them.
                < ' ' and not ('\n' or '\t') => encoded.Append('\uFFFD'),
                _ => encoded.Append(character),
            };
        }

        return encoded.ToString();
    }

    [GeneratedRegex("`(?<text>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\*\*(?<text>.+?)\*\*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Stress();
}
