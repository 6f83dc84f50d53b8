using Vitrine.Inference;
using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Chapters;

/// <summary>One of the eight stages in the report.</summary>
/// <param name="Number">1–8.</param>
/// <param name="Explanation">What the stage does and why, for someone who meets it for the first time.</param>
/// <param name="NotDone">What to say where the run has not reached it.</param>
/// <param name="Content">Findings, figures and tables; empty where the run has not reached it.</param>
internal sealed record Chapter(int Number, string Title, string Explanation, string NotDone, Html Content)
{
    internal string Anchor => $"stage-{Number}";

    internal bool IsDone => !Content.IsEmpty;

    internal Html Render() => Html.Of($"""
        <section class="chapter" id="{Anchor}" aria-labelledby="{Anchor}-title">
        <header>
        <p class="stage">{HtmlReportText.StageLabel.Fill(Number)}</p>
        <h2 id="{Anchor}-title">{Title}</h2>
        </header>
        <p class="explanation">{Html.Prose(Explanation)}</p>
        {(IsDone ? Content : NotDoneNote())}</section>

        """);

    private Html NotDoneNote() => Html.Of($"""
        <p class="not-done"><strong>{HtmlReportText.NotDoneHeading}</strong> {Html.Prose(NotDone)}</p>

        """);
}
