using System.Text.RegularExpressions;
using Shouldly;
using Vitrine.Charts;
using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Reporting;
using Vitrine.Tests.Snapshots;
using Xunit;

namespace Vitrine.Tests.Reporting;

public sealed partial class HtmlReportTests : IDisposable
{
    // Other tests may have left their language to this thread.
    public HtmlReportTests() => Language.English.Use();

    public void Dispose() => Language.English.Use();

    [Theory]
    [InlineData("en")]
    [InlineData("pt")]
    public void A_finished_run_has_all_its_chapters_findings_figures_and_tables(string code)
    {
        Language.OfLocale(code).Use();
        Snapshot.Match($"report-structure.{code}", ReportStructure.Of(HtmlReport.Render(ReportFixture.Finished())));
    }

    [Fact]
    public void A_training_without_search_and_test_says_so() =>
        Snapshot.Match("report-structure-train", ReportStructure.Of(HtmlReport.Render(ReportFixture.TrainedOnly())));

    [Fact]
    public void A_run_that_has_just_begun_shows_every_stage_as_not_done()
    {
        var html = HtmlReport.Render(ReportFixture.JustBegun());
        ReportStructure.Of(html).Split('\n').Count(line => line.Contains("Not done in this run.", StringComparison.Ordinal)).ShouldBe(8);
        html.ShouldContain("role=\"status\"");
        html.ShouldContain("not evaluated yet");
    }

    [Fact]
    public void The_top_shows_the_accuracy_beside_the_two_references()
    {
        var top = Top(HtmlReport.Render(ReportFixture.Finished()));
        foreach (var expected in (string[])["<strong>92.45%</strong>", "91.92–92.95%", "83.24%", "83.50%", "158,602", "41.7\u00A0s", "1\u00A0min 13\u00A0s", "100.00%"])
            top.ShouldContain(expected);
    }

    [Fact]
    public void Numbers_are_written_as_the_language_writes_them()
    {
        Language.Portuguese.Use();
        var top = Top(HtmlReport.Render(ReportFixture.Finished()));
        top.ShouldContain("<strong>92,45%</strong>");
        top.ShouldContain("158.602");
    }

    [Fact]
    public void The_references_stand_beside_no_other_data_set()
    {
        var input = ReportFixture.Finished();
        var html = HtmlReport.Render(input with { Run = input.Run with { Dataset = input.Run.Dataset! with { Name = "Mushrooms" } } });
        html.ShouldNotContain("83.24%");
        html.ShouldNotContain("83.50%");
    }

    [Theory]
    [InlineData("Fashion-MNIST sample")]
    [InlineData("Amostra do Fashion-MNIST")]
    public void The_references_stand_beside_a_sample_with_a_warning(string name)
    {
        var input = ReportFixture.Finished();
        var run = input.Run with { Dataset = input.Run.Dataset! with { Name = name }, Test = input.Run.Test! with { Count = 500 } };
        var html = HtmlReport.Render(input with { Run = run });
        Top(html).ShouldContain("83.24%");
        html.ShouldContain("on the full 10,000 test images and this on 500 of them, so the comparison is rough");
    }

    [Fact]
    public void Where_the_coach_sees_nothing_it_says_so()
    {
        var input = ReportFixture.Finished();
        var html = HtmlReport.Render(input with { Run = Coaching.CoachFixture.Healthy() });
        html.ShouldContain("<h3 id=\"coach\">What the coach sees</h3>");
        html.ShouldContain("The coach looked for the usual faults and found no clear sign of one");
    }

    [Fact]
    public void A_search_that_had_no_time_to_try_anything_shows_its_conclusion_only()
    {
        var input = ReportFixture.Finished();
        var html = HtmlReport.Render(input with { Run = input.Run with { Improvement = input.Run.Improvement! with { Outcomes = [], Adopted = false, Conclusion = "Too little time." } } });
        html.ShouldContain("<li>Too little time.</li>");
        html.ShouldNotContain("table-improvement");
        html.ShouldNotContain("0 variations");
    }

    [Fact]
    public void Text_from_outside_never_becomes_markup()
    {
        const string evil = "</title><script>alert('&\"')</script>";
        var html = HtmlReport.Render(Named(evil));
        html.ShouldNotContain("<script", Case.Insensitive);
        html.ShouldNotContain("</title><");
        html.ShouldContain("&lt;/title&gt;&lt;script&gt;alert(&#39;&amp;&quot;&#39;)&lt;/script&gt;");
        Regex.Count(html, "</title>").ShouldBe(1);
    }

    [Fact]
    public void Characters_that_HTML_cannot_hold_are_replaced() => HtmlReport.Render(Named("a\0b")).ShouldContain("a\uFFFDb");

    [Theory]
    [InlineData("en")]
    [InlineData("pt")]
    public void Nothing_is_loaded_from_anywhere(string code)
    {
        Language.OfLocale(code).Use();
        var html = HtmlReport.Render(ReportFixture.Finished());
        foreach (Match address in Address().Matches(html))
            address.Groups["target"].Value.ShouldMatch("^(data:|#)");
        html.ShouldNotContain("@import");
        html.ShouldNotContain("url(");
        html.ShouldContain("default-src &#39;none&#39;");
    }

    [Fact]
    public void Every_picture_has_its_size_and_its_words()
    {
        var images = Image().Matches(HtmlReport.Render(ReportFixture.Finished())).Select(match => match.Value).ToArray();
        images.Length.ShouldBe(13 + EvaluationFixture.Validation().WorstMistakes.Count);
        images.ShouldAllBe(image => SizeAndWords().IsMatch(image));
    }

    [Fact]
    public void Mistakes_without_pictures_fall_back_to_the_chart()
    {
        var input = ReportFixture.Finished() with
        {
            Charts = ReportFixture.Charts(["mistakes"]),
            MistakePictures = new Dictionary<Mistake, byte[]>(),
        };
        ReportStructure.Of(HtmlReport.Render(input)).ShouldContain("[figure mistakes]");
    }

    [Fact]
    public void Every_element_that_is_opened_is_closed()
    {
        var open = new Stack<string>();
        foreach (Match tag in Element().Matches(HtmlReport.Render(ReportFixture.Finished())))
        {
            if (tag.Groups["close"].Length == 0)
                open.Push(tag.Groups["name"].Value);
            else
                open.Pop().ShouldBe(tag.Groups["name"].Value);
        }

        open.ShouldBeEmpty();
    }

    [Fact]
    public void Identifiers_are_unique_and_links_lead_somewhere()
    {
        var html = HtmlReport.Render(ReportFixture.Finished());
        var identifiers = Identifier().Matches(html).Select(match => match.Groups["id"].Value).ToArray();
        identifiers.ShouldBeUnique();
        Address().Matches(html).Select(match => match.Groups["target"].Value).Where(target => target.StartsWith('#'))
            .ShouldAllBe(target => identifiers.Contains(target.Substring(1)));
    }

    private static ReportInput Named(string name)
    {
        var input = ReportFixture.Finished();
        var (run, validation) = (input.Run, input.Run.Validation!);
        var classes = validation.Classes.Select(each => each with { Name = new ClassName(name) }).ToArray();
        var dataset = run.Dataset! with { Name = name, Source = name, Sha256 = new Dictionary<string, string> { [name] = name } };
        var chart = new Chart("per-class", name, name, 10, 10, PictureFixture.Chart(10, 10), "");
        return input with
        {
            Charts = new Dictionary<string, Chart> { ["per-class"] = chart },
            Run = run with
            {
                Name = name,
                DataOption = name,
                Dataset = dataset,
                Classes = [.. run.Classes!.Select(_ => new ClassName(name))],
                Validation = validation with { Classes = classes },
                Test = run.Test! with { Classes = classes },
                Improvement = run.Improvement! with { Conclusion = name, Outcomes = [.. run.Improvement.Outcomes.Select(each => each with { Description = name, Explanation = name, Aspect = name })] },
                Environment = run.Environment with { Processor = name, GitCommit = name, OperatingSystem = name },
            },
        };
    }

    private static string Top(string html) => html[html.IndexOf("<header class=\"hero\">", StringComparison.Ordinal)..html.IndexOf("<nav", StringComparison.Ordinal)];

    [GeneratedRegex("(src|href)=\"(?<target>[^\"]{0,100})", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Address();

    [GeneratedRegex("<img [^>]*>", RegexOptions.None, 5000)]
    private static partial Regex Image();

    [GeneratedRegex("alt=\"[^\"]+\" width=\"[0-9]+\" height=\"[0-9]+\"", RegexOptions.None, 5000)]
    private static partial Regex SizeAndWords();

    [GeneratedRegex("<(?<close>/?)(?<name>(?!meta|link|img)[a-z][a-z0-9]*)[ >]", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Element();

    [GeneratedRegex(" id=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Identifier();
}
