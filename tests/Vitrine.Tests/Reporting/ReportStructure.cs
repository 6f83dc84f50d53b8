using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Vitrine.Tests.Reporting;

/// <summary>A report's skeleton as text: headings, findings, figures, table headings. Numbers and prose are left to other tests.</summary>
internal static partial class ReportStructure
{
    internal static string Of(string html)
    {
        var text = new StringBuilder();
        foreach (Match match in Part().Matches(html))
            text.Append(Line(match)).Append('\n');
        return text.ToString();
    }

    private static string Line(Match match)
    {
        if (match.Groups["heading"].Success)
            return $"{new string('#', int.Parse(match.Groups["level"].Value, System.Globalization.CultureInfo.InvariantCulture))} {Plain(match.Groups["heading"].Value)}";
        if (match.Groups["figure"].Success)
            return $"[figure {match.Groups["figure"].Value}]";
        if (match.Groups["caption"].Success)
            return $"table {match.Groups["name"].Value}: {Plain(match.Groups["caption"].Value)}";
        if (match.Groups["headings"].Success)
            return $"  | {string.Join(" | ", Cell().Matches(match.Groups["headings"].Value).Select(cell => Plain(cell.Groups["text"].Value)))}";
        return match.Groups["finding"].Success ? $"  * {Plain(match.Groups["finding"].Value)}" : $"  ({Plain(match.Groups["note"].Value)})";
    }

    private static string Plain(string markup) => WebUtility.HtmlDecode(Tag().Replace(markup, "")).Trim();

    [GeneratedRegex(
        """
        <h(?<level>[1-3])[^>]*>(?<heading>.*?)</h[1-3]>
        |id="figure-(?<figure>[a-z-]+)"
        |<p\ class="caption"\ id="caption-(?<name>[a-z-]+)">(?<caption>.*?)</p>
        |<thead><tr>(?<headings>.*?)</tr></thead>
        |\n<li>(?<finding>[^\n]*?)</li>
        |<p\ class="not-done">(?<note>.*?)</p>
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        5000)]
    private static partial Regex Part();

    [GeneratedRegex("<th[^>]*>(?<text>.*?)</th>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Cell();

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 5000)]
    private static partial Regex Tag();
}
