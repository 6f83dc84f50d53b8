using Vitrine.Files;
using Vitrine.Inference;
using Vitrine.Reporting.Chapters;
using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting;

/// <summary>report.html: a run told in eight chapters, in one file that loads nothing from anywhere.</summary>
public static class HtmlReport
{
    // Whatever might find its way into the page, the browser fetches nothing and runs nothing.
    private const string SecurityPolicy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private static readonly Lazy<string> StyleSheet = new(ReadStyleSheet);

    /// <summary>The whole page in the current language; the charts should be drawn in the same one.</summary>
    public static string Render(ReportInput input)
    {
        Chapter[] chapters =
        [
            LoadChapter.Of(input),
            VisualizeChapter.Of(input),
            NormalizeChapter.Of(input),
            BuildChapter.Of(input),
            TrainChapter.Of(input),
            EvaluateChapter.Of(input),
            SaveChapter.Of(input),
            FinalChapter.Of(input),
        ];
        return Page(input.Run, chapters).ToString();
    }

    /// <summary>Renders the report and replaces the file as a whole.</summary>
    public static void Save(ReportInput input, string path) => AtomicFile.WriteText(path, Render(input));

    private static Html Page(RunRecord run, Chapter[] chapters) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="{(Language.Current == Language.Portuguese ? "pt-BR" : "en")}">
        {Head(run)}
        <body>
        <a class="skip" href="#{chapters[0].Anchor}">{HtmlReportText.SkipToContent}</a>
        {Hero.Of(run)}<div class="page">
        {Contents.Of(chapters)}<main>
        {chapters.Select(chapter => chapter.Render())}{ProvenanceSection.Of(run)}</main>
        </div>
        <footer><p>{HtmlReportText.Footer.Fill(run.Environment.VitrineVersion)}</p></footer>
        </body>
        </html>

        """);

    private static Html Head(RunRecord run) => Html.Of($"""
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{SecurityPolicy}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="generator" content="Vitrine {run.Environment.VitrineVersion}">
        <title>{HtmlReportText.PageTitle.Fill(Hero.Title(run), run.Name)}</title>
        <link rel="icon" href="data:,">
        <style>
        {Html.Trusted(StyleSheet.Value)}</style>
        </head>
        """);

    private static string ReadStyleSheet()
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("Vitrine.Reporting.report.css")
            ?? throw new InvalidOperationException("The style sheet is not embedded in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
