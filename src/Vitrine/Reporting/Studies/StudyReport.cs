using Vitrine.Charts;
using Vitrine.Files;
using Vitrine.Improvement.Studies;
using Vitrine.Inference;
using Vitrine.Reporting.Chapters;
using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Studies;

/// <summary>report.html of a study: what to try next and how that was found out, in one file that loads nothing from anywhere.</summary>
public static class StudyReport
{
    /// <param name="input">What there is to tell.</param>
    /// <param name="charts">Of <see cref="StudyFigures"/>, drawn in the language of the report.</param>
    public static string Render(StudyReportInput input, IReadOnlyList<Chart> charts)
    {
        var figures = charts.ToDictionary(chart => chart.Name);
        HtmlSection[] sections = [AnswerSection.Of(input), .. EnsembleSection.Of(input), Search(input, figures), Mattered(input, figures), GoingOn(input), StudyProvenance.Of(input)];
        return HtmlPage.Of(
            StudyReportText.PageTitle.Fill(input.Subject.Start.Name, input.Name),
            RunEnvironments.Version,
            (sections[0].Anchor, StudyReportText.SkipToContent),
            StudyHero.Of(input),
            Contents.Of(StudyReportText.ContentsTitle, sections),
            Html.Join(sections.Select(section => section.Render()))).ToString();
    }

    /// <summary>Renders the report and replaces the file as a whole.</summary>
    public static void Save(StudyReportInput input, IReadOnlyList<Chart> charts, string path) => AtomicFile.WriteText(path, Render(input, charts));

    private static HtmlSection Search(StudyReportInput input, Dictionary<string, Chart> figures) => new("search", StudyReportText.SearchTitle, StudyReportText.SearchExplanation, Html.Join(
    [
        Findings.Of([StudyReportText.Counts.Fill(input.Trials.Count, input.CountOf(TrialState.Finished), input.CountOf(TrialState.Pruned) - input.TooSlowCount, input.TooSlowCount, input.CountOf(TrialState.Failed), input.CountOf(TrialState.Open))]),
        HtmlFigure.Of(figures["study-history"], StudyReportText.HistoryReading),
        TrialTables.Best(input),
        TrialTables.Front(input),
    ]));

    private static HtmlSection Mattered(StudyReportInput input, Dictionary<string, Chart> figures)
    {
        var content = input.Findings.Parameters.Count == 0
            ? Html.Of($"<p class=\"not-done\">{Html.Prose(StudyReportText.TooFewTrials)}</p>\n")
            : Html.Join(
            [
                Findings.Of(StudySentences.Of(input.Settings.Space, input.Findings)),
                Figure("study-importance", StudyReportText.ImportanceReading),
                Figure("study-slices", StudyReportText.SlicesReading),
                Figure("study-parallel", StudyReportText.ParallelReading),
                Figure("study-interaction", StudyReportText.InteractionReading),
            ]);
        return new HtmlSection("mattered", StudyReportText.MatteredTitle, StudyReportText.MatteredExplanation, content);

        Html Figure(string name, string reading) => figures.TryGetValue(name, out var chart) ? HtmlFigure.Of(chart, reading) : Html.Empty;
    }

    private static HtmlSection GoingOn(StudyReportInput input) => new("going-on", StudyReportText.GoingOnTitle, StudyReportText.GoingOnExplanation, input.Findings.Further is { } further
        ? Findings.Of([StudySentences.Of(further), StudyReportText.ResumeWith.Fill(input.Name)])
        : Html.Of($"<p class=\"not-done\">{Html.Prose(StudyReportText.TooFewTrials)}</p>\n"));
}
