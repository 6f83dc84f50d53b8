using Vitrine.Files;
using Vitrine.Inference;
using Vitrine.Reporting.Chapters;
using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting;

/// <summary>report.html: a run told in eight chapters, in one file that loads nothing from anywhere.</summary>
public static class HtmlReport
{
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

    private static Html Page(RunRecord run, Chapter[] chapters) => HtmlPage.Of(
        HtmlReportText.PageTitle.Fill(Hero.Title(run), run.Name),
        run.Environment.VitrineVersion,
        (chapters[0].Anchor, HtmlReportText.SkipToContent),
        Hero.Of(run),
        Contents.Of(chapters),
        Html.Of($"{chapters.Select(chapter => chapter.Render())}{ProvenanceSection.Of(run)}"));
}
