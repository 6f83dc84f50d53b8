using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Chapters;

/// <summary>What this run's numbers say, in words.</summary>
internal static class Findings
{
    internal static Html Of(IEnumerable<string> sentences) => Html.Of($"""
        <ul class="findings">{sentences.Select(sentence => Html.Of($"\n<li>{Html.Prose(sentence)}</li>"))}
        </ul>

        """);
}
