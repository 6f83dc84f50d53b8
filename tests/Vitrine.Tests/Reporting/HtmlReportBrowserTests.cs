using Shouldly;
using Vitrine.Inference;
using Vitrine.Reporting;
using Xunit;

namespace Vitrine.Tests.Reporting;

/// <summary>The report as a browser shows it.</summary>
public sealed class HtmlReportBrowserTests : IClassFixture<Browser>, IDisposable
{
    private const int Desktop = 1280;

    private const int Phone = 360;

    private readonly Browser browser;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vitrine-report-");

    public HtmlReportBrowserTests(Browser browser) => this.browser = browser;

    public void Dispose()
    {
        folder.Delete(recursive: true);
        Language.English.Use();
    }

    [Theory]
    [InlineData("en", Desktop)]
    [InlineData("en", Phone)]
    [InlineData("pt", Desktop)]
    [InlineData("pt", Phone)]
    public void It_opens_whole_and_silent_and_fits(string code, int width)
    {
        var path = Open(ReportFixture.Finished(), code, width);
        browser.ConsoleMessages().ShouldBeEmpty();
        browser.RequestedAddresses().ShouldBe([new Uri(path).AbsoluteUri]);
        browser.Ask<long>("document.images.length").ShouldBeGreaterThan(13);
        browser.Ask<bool>("[...document.images].every(image => image.complete && image.naturalWidth > 0)").ShouldBeTrue();
        browser.Ask<long>("window.innerWidth").ShouldBe(width);
        browser.Ask<long>("document.documentElement.scrollWidth").ShouldBeLessThanOrEqualTo(width);
        browser.Ask<string>("document.documentElement.lang").ShouldStartWith(code);
    }

    [Fact]
    public void Long_names_do_not_widen_it()
    {
        var input = ReportFixture.Finished();
        var name = new string('x', 300);
        Open(input with { Run = input.Run with { Name = name, DataOption = name, Dataset = input.Run.Dataset! with { Name = name, Source = name } } }, "en", Phone);
        browser.Ask<long>("document.documentElement.scrollWidth").ShouldBeLessThanOrEqualTo(Phone);
    }

    [Fact]
    public void It_follows_the_colour_scheme()
    {
        const string brightness = "getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)";
        Open(ReportFixture.Finished(), "en", Desktop);
        browser.Ask<long>(brightness).ShouldBeGreaterThan(3 * 240);
        Open(ReportFixture.Finished(), "en", Desktop, dark: true);
        browser.Ask<long>(brightness).ShouldBeLessThan(3 * 40);
        browser.Ask<string>("getComputedStyle(document.querySelector('.chart .frame')).backgroundColor").ShouldNotBe("rgba(0, 0, 0, 0)");
    }

    [Fact]
    public void A_chart_enlarges_when_it_is_tapped_on_a_phone()
    {
        Open(ReportFixture.Finished(), "en", Phone);
        const string width = "Math.round(document.querySelector('.chart img').getBoundingClientRect().width)";
        browser.Ask<long>(width).ShouldBe(Phone);
        browser.Ask<object?>("document.querySelector('.chart .frame').focus()");
        browser.Ask<long>(width).ShouldBe(704);
        browser.Ask<long>("document.documentElement.scrollWidth").ShouldBeLessThanOrEqualTo(Phone);
    }

    [Fact]
    public void The_contents_lead_to_the_stages()
    {
        Open(ReportFixture.Finished(), "en", Desktop);
        browser.Ask<long>("[...document.querySelectorAll('.contents a')].filter(link => document.querySelector(link.hash)).length").ShouldBe(9);
    }

    [Fact]
    public void A_page_that_asks_for_more_is_noticed()
    {
        var path = Path.Combine(folder.FullName, "greedy.html");
        File.WriteAllText(path, "<img src=\"https://vitrine.invalid/more.png\"><script>console.error('more')</script>");
        browser.Open(path, Desktop, height: 800);
        browser.RequestedAddresses().ShouldContain("https://vitrine.invalid/more.png");
        browser.ConsoleMessages().ShouldContain(message => message.Contains("more", StringComparison.Ordinal));
    }

    private string Open(ReportInput input, string code, int width, bool dark = false)
    {
        Language.OfLocale(code).Use();
        var path = Path.Combine(folder.FullName, "report.html");
        HtmlReport.Save(input, path);
        browser.Open(path, width, height: 800, dark);
        return path;
    }
}
