namespace Vitrine.Reporting.Markup;

/// <summary>A part of a page that is no numbered stage.</summary>
/// <param name="Anchor">Stable, for links.</param>
/// <param name="Explanation">For someone who meets it for the first time.</param>
internal sealed record HtmlSection(string Anchor, string Title, string Explanation, Html Content)
{
    internal Html Render() => Html.Of($"""
        <section class="chapter" id="{Anchor}" aria-labelledby="{Anchor}-title">
        <header>
        <h2 id="{Anchor}-title">{Title}</h2>
        </header>
        <p class="explanation">{Html.Prose(Explanation)}</p>
        {Content}</section>

        """);
}
