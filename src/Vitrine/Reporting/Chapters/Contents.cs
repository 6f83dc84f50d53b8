using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Chapters;

/// <summary>The table of contents.</summary>
internal static class Contents
{
    internal static Html Of(IReadOnlyList<Chapter> chapters) => Html.Of($"""
        <nav class="contents" aria-labelledby="contents-title">
        <h2 id="contents-title">{HtmlReportText.ContentsTitle}</h2>
        <ol>{chapters.Select(Entry)}
        </ol>
        <p><a href="#{ProvenanceSection.Anchor}">{HtmlReportText.ContentsProvenance}</a></p>
        </nav>

        """);

    private static Html Entry(Chapter chapter) =>
        Html.Of($"\n<li><a href=\"#{chapter.Anchor}\">{chapter.Title}</a>{Mark(chapter)}</li>");

    private static Html Mark(Chapter chapter) =>
        chapter.IsDone ? Html.Empty : Html.Of($" <small>{HtmlReportText.NotDoneMark}</small>");
}
