using Shouldly;
using SkiaSharp;
using Vitrine.Charts;
using Xunit;

namespace Vitrine.Tests.Charts;

public sealed class FigureTests
{
    [Fact]
    public void Text_is_really_drawn()
    {
        Ink(Draw("Curves")).ShouldBeGreaterThan(500);
        Ink(Draw(" ")).ShouldBe(0);
    }

    [Fact]
    public void Letters_differ_from_each_other_and_from_the_box_for_a_missing_one()
    {
        string[] titles = ["e", "é", "ã", "ç", "õ", "%", "→", "−", "…", "\uE123"];
        titles.Select(title => Convert.ToHexString(Draw(title).Png)).ShouldBeUnique();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Both_weights_have_every_letter_the_texts_need(bool bold)
    {
        using var font = new SKFont(ChartFont.Of(bold), 12);
        font.ContainsGlyphs("áàâãéêíóôõúüçÁÂÃÉÊÍÓÔÕÚÇ%–—−×→…·±ñ").ShouldBeTrue();
        font.ContainsGlyphs("\uE123").ShouldBeFalse();
    }

    [Fact]
    public void A_plots_own_text_is_drawn_too()
    {
        using var with = ChartTheme.CreatePlot();
        using var without = ChartTheme.CreatePlot();
        with.XLabel("mmmmmmmm");
        without.XLabel(" ");
        Ink(Draw(with)).ShouldBeGreaterThan(Ink(Draw(without)) + 500);
    }

    [Fact]
    public void A_long_title_is_broken_into_lines_instead_of_cut()
    {
        var chart = Draw(string.Join(' ', Enumerable.Repeat("word", 60)));
        chart.Height.ShouldBeGreaterThan(Draw("word").Height);
        chart.Svg.Split(">word ").Length.ShouldBeGreaterThan(2);
    }

    private static Chart Draw(string title) => Figure.Draw(new FigureText("test", title, string.Empty, "test"), 10, (_, _) => { });

    private static Chart Draw(ScottPlot.Plot plot) =>
        Figure.Draw(new FigureText("test", " ", string.Empty, "test"), 200, (canvas, area) => canvas.DrawPlot(plot, area));

    private static int Ink(Chart chart)
    {
        using var picture = SKBitmap.Decode(chart.Png);
        return picture.Pixels.Count(pixel => pixel.Red < 200);
    }
}
