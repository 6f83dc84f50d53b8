using Shouldly;
using Vitrine.App.Verbs;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.App;

public sealed class PredictLinesTests
{
    private static readonly IReadOnlyList<PictureAnswer> Answers =
    [
        new("boot.png", [new(9, new("Ankle boot", "Bota"), 0.987f), new(7, new("Sneaker", "Tênis"), 0.009f), new(5, new("Sandal", "Sandália"), 0.002f)]),
        new("pictures/of/things/bag.jpg", [new(8, new("Bag", "Bolsa"), 1f), new(6, new("Shirt", "Camisa"), 0f), new(4, new("Coat", "Casaco"), 0f)]),
    ];

    [Fact]
    public void Answers_stand_in_columns()
    {
        using var english = new SpokenLanguage(Language.English);
        PredictLines.Of(Answers, 100).ShouldBe("""
            boot.png                    Ankle boot 98.7%  Sneaker 0.9%  Sandal 0.2%
            pictures/of/things/bag.jpg  Bag 100.0%        Shirt 0.0%    Coat 0.0%

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void They_speak_the_language()
    {
        using var portuguese = new SpokenLanguage(Language.Portuguese);
        PredictLines.Of([Answers[0]], 100).ShouldBe("boot.png  Bota 98,7%  Tênis 0,9%  Sandália 0,2%\n");
    }

    [Fact]
    public void They_fit_any_terminal()
    {
        for (var width = 40; width <= 200; width += 10)
            PredictLines.Of(Answers, width).Split('\n').ShouldAllBe(line => line.Length <= width);
    }

    [Fact]
    public void No_answers_are_no_lines() => PredictLines.Of([], 80).ShouldBeEmpty();
}
