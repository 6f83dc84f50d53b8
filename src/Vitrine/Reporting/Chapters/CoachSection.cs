using Vitrine.Coaching;
using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Chapters;

/// <summary>The end of stage 6: what the coach sees, and what it would try.</summary>
internal static class CoachSection
{
    internal static Html Of(RunRecord run) => Html.Of($"""
        <h3 id="coach">{CoachText.Title}</h3>
        <p>{Html.Prose(CoachText.Explanation)}</p>
        {Content(Coach.Look(run))}
        """);

    private static Html Content(IReadOnlyList<Advice> advice) => advice.Count == 0 ? Findings.Of([CoachText.NothingSeen]) : Html.Of($"""
        <ul class="findings">{advice.Select(Item)}
        </ul>

        """);

    private static Html Item(Advice advice)
    {
        var bought = advice.Bought is { } sentence ? Html.Of($" <span class=\"note\">{Html.Prose(sentence)}</span>") : Html.Empty;
        return Html.Of($"\n<li><strong>{Html.Prose(advice.Sees)}</strong> {Html.Prose(advice.Evidence)} <strong>→</strong> {Html.Prose(advice.Try)}{bought}</li>");
    }
}
