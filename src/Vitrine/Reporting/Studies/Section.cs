using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Studies;

/// <summary>A part of a study's report.</summary>
/// <param name="Anchor">Stable, for links.</param>
/// <param name="Explanation">For someone who meets it for the first time.</param>
internal sealed record Section(string Anchor, string Title, string Explanation, Html Content)
{
    internal Html Render() => Html.Of($"""
        <section class="chapter" id="{Anchor}" aria-labelledby="{Anchor}-title">
        <header>
        <h2 id="{Anchor}-title">{Title}</h2>
        </header>
        <p class="explanation">{Html.Prose(Explanation)}</p>
        {Content}</section>

        """);

    internal static Html Contents(IEnumerable<Section> sections) => Html.Of($"""
        <nav class="contents" aria-labelledby="contents-title">
        <h2 id="contents-title">{StudyReportText.ContentsTitle}</h2>
        <ol>{sections.Select(section => Html.Of($"\n<li><a href=\"#{section.Anchor}\">{section.Title}</a></li>"))}
        </ol>
        </nav>

        """);
}
