using Vitrine.Inference;

namespace Vitrine.Reporting.Markup;

/// <summary>The frame of a page that is complete in itself: what every report has around its chapters.</summary>
internal static class HtmlPage
{
    // Whatever might find its way into the page, the browser fetches nothing and runs nothing.
    private const string SecurityPolicy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private static readonly Lazy<string> StyleSheet = new(ReadStyleSheet);

    /// <param name="title">Of the page.</param>
    /// <param name="vitrineVersion">That wrote it.</param>
    /// <param name="skip">For those who go by keyboard: where the content begins, and what the link to it says.</param>
    /// <param name="hero">The top.</param>
    /// <param name="contents">What stands beside the chapters.</param>
    /// <param name="chapters">All of them.</param>
    internal static Html Of(string title, string vitrineVersion, (string Anchor, string Text) skip, Html hero, Html contents, Html chapters) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="{(Language.Current == Language.Portuguese ? "pt-BR" : "en")}">
        {Head(title, vitrineVersion)}
        <body>
        <a class="skip" href="#{skip.Anchor}">{skip.Text}</a>
        {hero}<div class="page">
        {contents}<main>
        {chapters}</main>
        </div>
        <footer><p>{HtmlReportText.Footer.Fill(vitrineVersion)}</p></footer>
        </body>
        </html>

        """);

    private static Html Head(string title, string vitrineVersion) => Html.Of($"""
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{SecurityPolicy}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="generator" content="Vitrine {vitrineVersion}">
        <title>{title}</title>
        <link rel="icon" href="data:,">
        <style>
        {Html.Trusted(StyleSheet.Value)}</style>
        </head>
        """);

    private static string ReadStyleSheet()
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream("Vitrine.Reporting.report.css")
            ?? throw new InvalidOperationException("The style sheet is not embedded in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
