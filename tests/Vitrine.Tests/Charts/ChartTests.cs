using System.Xml.Linq;
using Shouldly;
using SkiaSharp;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Charts;

/// <summary>What holds for every chart.</summary>
public sealed class ChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string, int> ChartsAndClassCounts => [.. ChartExamples.Names.SelectMany(_ => new[] { 2, 10, 62 }, (name, count) => (name, count))];

    public static TheoryData<string> Charts => [.. ChartExamples.Names];

    [Theory]
    [MemberData(nameof(ChartsAndClassCounts))]
    public void A_chart_is_a_picture_of_twice_its_layout_and_a_valid_scalable_one(string name, int classCount)
    {
        var chart = ChartExamples.English(name, classCount);
        using var picture = SKBitmap.Decode(chart.Png);
        (picture.Width, picture.Height).ShouldBe((2 * chart.Width, 2 * chart.Height));
        chart.Name.ShouldBe(name);
        chart.AlternativeText.ShouldNotBeNullOrWhiteSpace();
        var root = XElement.Parse(chart.Svg);
        root.Attribute("viewBox")!.Value.ShouldBe($"0 0 {chart.Width} {chart.Height}");
        root.Element(Svg + "desc")!.Value.ShouldBe(chart.AlternativeText);
    }

    [Theory]
    [MemberData(nameof(Charts))]
    public void The_same_input_gives_the_same_bytes(string name)
    {
        var first = ChartExamples.English(name);
        using var english = new SpokenLanguage(Language.English);
        var second = ChartExamples.Draw(name);
        second.Png.ShouldBe(first.Png);
        second.Svg.ShouldBe(first.Svg);
    }

    [Theory]
    [MemberData(nameof(ChartsAndClassCounts))]
    public void Nothing_touches_the_edge(string name, int classCount)
    {
        using var picture = SKBitmap.Decode(ChartExamples.English(name, classCount).Png);
        var pixels = picture.Pixels;
        var rows = new[] { 4, picture.Height - 5 }.SelectMany(y => Enumerable.Range(y * picture.Width, picture.Width));
        var columns = new[] { 4, picture.Width - 5 }.SelectMany(x => Enumerable.Range(0, picture.Height).Select(y => (y * picture.Width) + x));
        rows.Concat(columns).Count(i => pixels[i] != SKColors.White).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Charts))]
    public void A_chart_speaks_the_current_language_and_writes_its_numbers(string name)
    {
        using var portuguese = new SpokenLanguage(Language.Portuguese);
        var chart = ChartExamples.Draw(name);
        var words = Texts(chart.Svg);
        words.ShouldAllBe(word => !word.Contains("Class ", StringComparison.Ordinal) && !HasDecimalPoint(word));
        ChartExamples.English(name).Title.ShouldNotBe(chart.Title);
    }

    [Theory]
    [MemberData(nameof(Charts))]
    public void Every_text_in_the_scalable_picture_names_fonts_that_browsers_have(string name)
    {
        var texts = XElement.Parse(ChartExamples.English(name).Svg).Descendants(Svg + "text").ToList();
        texts.ShouldNotBeEmpty();
        texts.ShouldAllBe(text => text.Attribute("font-family")!.Value.EndsWith("sans-serif", StringComparison.Ordinal));
        texts.ShouldAllBe(text => text.Value == text.Value.Trim() && !text.Attribute("x")!.Value.EndsWith(','));
    }

    [Theory]
    [MemberData(nameof(Charts))]
    public void References_inside_the_scalable_picture_hit_identifiers_that_carry_its_name(string name)
    {
        var root = XElement.Parse(ChartExamples.English(name).Svg);
        var identifiers = root.Descendants().Attributes("id").Select(id => id.Value).ToHashSet();
        identifiers.ShouldAllBe(id => id.StartsWith(name + "-", StringComparison.Ordinal));
        var references = root.Descendants().Attributes().SelectMany(attribute => attribute.Value.Split("url(#")[1..]);
        references.ShouldAllBe(reference => identifiers.Contains(reference.Substring(0, reference.IndexOf(')'))));
    }

    // A point before exactly three digits groups thousands.
    private static bool HasDecimalPoint(string text) => text.Split('.') is var parts && parts.Skip(1).Where((part, i) =>
        parts[i].Length > 0 && char.IsDigit(parts[i][^1]) && part.TakeWhile(char.IsDigit).Count() is 1 or 2).Any();

    private static List<string> Texts(string svg) => [.. XElement.Parse(svg).Descendants(Svg + "text").Select(text => text.Value)];
}
