using System.Globalization;
using Shouldly;
using Vitrine.Improvement.Ensembles;
using Vitrine.Improvement.Studies;
using Vitrine.Inference;
using Vitrine.Reporting.Studies;
using Vitrine.Tests.Improvement;
using Vitrine.Tests.Snapshots;
using Xunit;

namespace Vitrine.Tests.Reporting.Studies;

public sealed class StudyReportTests : IClassFixture<Browser>, IDisposable
{
    private readonly Browser browser;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vitrine-study-");

    public StudyReportTests(Browser browser)
    {
        this.browser = browser;
        Language.English.Use();
    }

    public void Dispose()
    {
        folder.Delete(recursive: true);
        Language.English.Use();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("pt")]
    public void It_has_an_answer_findings_figures_and_tables(string code)
    {
        Language.OfLocale(code).Use();
        Snapshot.Match($"study-structure.{code}", ReportStructure.Of(Render(StudyFixture.Report(60, answer: StudyFixture.Answer(), ensemble: StudyFixture.Ensemble))));
    }

    [Fact]
    public void Without_a_comparison_it_says_so_and_calls_the_number_flattering()
    {
        var html = Render(StudyFixture.Report(60));
        ReportStructure.Of(html).ShouldContain("(Not compared. ");
        html.ShouldContain("of one trial, on the images it was chosen by");
        html.ShouldNotContain("points on test");
    }

    [Fact]
    public void A_few_trials_say_nothing_and_the_report_says_that()
    {
        var html = Render(StudyFixture.Report(5));
        ReportStructure.Of(html).Split("Too few trials have ended to say anything").Length.ShouldBe(3);
        html.ShouldContain("id=\"figure-study-history\"");
        html.ShouldNotContain("id=\"figure-study-importance\"");
    }

    [Fact]
    public void Several_objectives_have_a_front()
    {
        var report = StudyFixture.Report(30);
        var settings = StudyFixture.Settings with { Objectives = [new("accuracy", IsBetterHigh: true), new("parameters", IsBetterHigh: false)] };
        var trials = report.Trials.Select(trial => trial.State == TrialState.Finished ? trial with { Values = [trial.Values[0], 1_000.0 * (trial.Number + 1)] } : trial).ToList();
        Render(report with { Settings = settings, Trials = trials }).ShouldContain("id=\"table-front\"");
    }

    [Fact]
    public void Each_way_to_use_several_models_is_told_by_its_interval()
    {
        StudySentences.Of(StudyFixture.Ensemble).ShouldBe(
        [
            "The ensemble of 3: better by +1.00 points on test (95 %: +0.61 to +1.39).",
            "The mean of the weights of 2 models of one network: no difference can be told on test, +0.10 points (95 %: −0.19 to +0.39).",
            "One network of the best recipe, taught by the ensemble: worse, −1.00 points on test (95 %: −1.44 to −0.56).",
        ]);
        StudySentences.Of(StudyFixture.Ensemble with { Averaged = null, AveragedFrom = [], Distilled = null }).Last()
            .ShouldBe("Averaging the best model’s weights with those of another of its network (2 of them) made it no better on validation.");
        StudySentences.Of(StudyFixture.Ensemble with { Averaged = null, AlikeCount = 0, Distilled = null }).Last().ShouldStartWith("No other model has the network of the best one");
        StudySentences.Of(StudyFixture.Ensemble with { Members = [new EnsembleMember("0020", 1)] }).First().ShouldBe("None of the ensembles that were tried names more of the held-out images right than one model alone: trial 20 (13 models to choose from).");
    }

    [Theory]
    [InlineData(0.03, "better by +3.00 points (95 %: +2.60 to +3.40; seeds: 2)")]
    [InlineData(0.001, "no difference can be told: +0.10 points (95 %: −0.30 to +0.50; seeds: 2)")]
    [InlineData(-0.03, "worse by +3.00 points (95 %: +2.60 to +3.40; seeds: 2)")]
    public void The_comparison_is_told_by_its_interval(double gain, string part) => StudySentences.Of(StudyFixture.Answer(gain)).ShouldContain(part);

    [Theory]
    [InlineData("en", 1280)]
    [InlineData("pt", 360)]
    public void It_opens_whole_and_fits(string code, int width)
    {
        Language.OfLocale(code).Use();
        var path = Write(StudyFixture.Report(60, answer: StudyFixture.Answer(), ensemble: StudyFixture.Ensemble));
        browser.Open(path, width, height: 800);
        browser.ConsoleMessages().ShouldBeEmpty();
        browser.RequestedAddresses().ShouldBe([new Uri(path).AbsoluteUri]);
        browser.Ask<long>("document.images.length").ShouldBe(5);
        browser.Ask<bool>("[...document.images].every(image => image.complete && image.naturalWidth > 0)").ShouldBeTrue();
        browser.Ask<long>("document.documentElement.scrollWidth").ShouldBeLessThanOrEqualTo(width);
    }

    [Fact]
    [Trait("Category", "Full")]
    public void Ten_thousand_trials_open_in_under_a_second()
    {
        var path = Write(StudyFixture.Report(10_000, answer: StudyFixture.Answer()));
        // the quickest of them: a browser that has just begun, and whatever else the machine does, only add
        Enumerable.Range(0, 3).Min(_ => MillisecondsToOpen(path)).ShouldBeInRange(1, 1_000);
        browser.Ask<bool>("[...document.images].every(image => image.complete && image.naturalWidth > 0)").ShouldBeTrue();
    }

    private int MillisecondsToOpen(string path)
    {
        browser.Open(path, 1280, height: 800);
        return int.Parse(browser.Ask<string>("performance.getEntriesByType('navigation')[0].loadEventEnd.toFixed(0)"), CultureInfo.InvariantCulture);
    }

    private static string Render(StudyReportInput input) => StudyReport.Render(input, StudyFigures.Draw(input));

    private string Write(StudyReportInput input)
    {
        var path = Path.Combine(folder.FullName, "report.html");
        StudyReport.Save(input, StudyFigures.Draw(input), path);
        return path;
    }
}
