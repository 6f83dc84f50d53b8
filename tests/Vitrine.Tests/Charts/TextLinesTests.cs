using Shouldly;
using Vitrine.Charts;
using Xunit;

namespace Vitrine.Tests.Charts;

public sealed class TextLinesTests
{
    private const string Sentence = "The quick brown fox jumps over the lazy dog and then over another one";

    [Fact]
    public void Wrapped_lines_fit_hold_every_word_and_are_about_equally_long()
    {
        var lines = TextLines.Wrap(Sentence, 300, 13);
        string.Join(' ', lines).ShouldBe(Sentence);
        lines.Count.ShouldBe((int)Math.Ceiling(TextLines.Measure(Sentence, 13) / 300));
        lines.ShouldAllBe(line => TextLines.Measure(line, 13) <= 300);
        (lines.Min(line => TextLines.Measure(line, 13)) / lines.Max(line => TextLines.Measure(line, 13))).ShouldBeGreaterThan(0.5f);
    }

    [Fact]
    public void A_text_that_fits_stays_as_it_is() => TextLines.Shorten("Coat", 100, 13).ShouldBe("Coat");

    [Fact]
    public void A_text_that_does_not_fit_ends_in_an_ellipsis_and_fits()
    {
        var shortened = TextLines.Shorten(Sentence, 120, 13);
        shortened.ShouldEndWith("…");
        TextLines.Measure(shortened, 13).ShouldBeLessThanOrEqualTo(120);
    }
}
