using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Chapters;

/// <summary>The table of contents.</summary>
internal static class Contents
{
    internal static Html Of(IEnumerable<Chapter> chapters) => Of(
        HtmlReportText.ContentsTitle,
        chapters.Select(chapter => Entry(chapter.Anchor, chapter.Title, Mark(chapter))),
        Html.Of($"<p><a href=\"#{ProvenanceSection.Anchor}\">{HtmlReportText.ContentsProvenance}</a></p>\n"));

    internal static Html Of(string title, IEnumerable<HtmlSection> sections) =>
        Of(title, sections.Select(section => Entry(section.Anchor, section.Title, Html.Empty)), Html.Empty);

    private static Html Of(string title, IEnumerable<Html> entries, Html after) => Html.Of($"""
        <nav class="contents" aria-labelledby="contents-title">
        <h2 id="contents-title">{title}</h2>
        <ol>{entries}
        </ol>
        {after}</nav>

        """);

    private static Html Entry(string anchor, string title, Html mark) => Html.Of($"\n<li><a href=\"#{anchor}\">{title}</a>{mark}</li>");

    private static Html Mark(Chapter chapter) =>
        chapter.IsDone ? Html.Empty : Html.Of($" <small>{HtmlReportText.NotDoneMark}</small>");
}
