using System.Net;
using Shouldly;
using Vitrine.Augmentation;
using Vitrine.Inference;
using Vitrine.Reporting.Chapters;
using Vitrine.Tests.Data;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Reporting;

public sealed class RecipeTableTests
{
    private static readonly AugmentationOptions Everything = new()
    {
        Flip = Flip.Alternating,
        Shift = 2,
        ShiftFill = ShiftFill.Reflection,
        Affine = new() { Rotation = 10, Shear = 5, Scale = 0.1 },
        Brightness = 0.2,
        Contrast = 0.3,
        Cutout = 12,
        Erasing = new() { Probability = 0.5 },
        MixUp = 0.2,
        CutMix = 1,
        MixShare = 0.8,
    };

    [Fact]
    public void Every_augmentation_is_named_in_English()
    {
        using var language = new SpokenLanguage(Language.English);
        Shown(Everything).ShouldContain(
            "mirrored in every other epoch; shifted by up to 2 pixels, the border mirrored; turned by up to 10°, sheared by up to 5°, scaled by up to 10%; " +
            "brightness changed by up to 20% and contrast by up to 30%; a square of 12 × 12 pixels covered; " +
            "a rectangle of 2% to 40% of the area erased in 50% of the images (Random Erasing); " +
            "pairs of images blended or rectangles exchanged between them (MixUp, α = 0.2; CutMix, α = 1), in 80% of the batches");
    }

    [Fact]
    public void Every_augmentation_is_named_in_Portuguese()
    {
        using var language = new SpokenLanguage(Language.Portuguese);
        Shown(Everything).ShouldContain(
            "espelhamento em épocas alternadas; deslocamento de até 2 pixels, com a borda espelhada; rotação de até 10°, inclinação de até 5°, escala alterada em até 10%; " +
            "brilho alterado em até 20% e contraste em até 30%; um quadrado de 12 × 12 pixels coberto; " +
            "um retângulo de 2% a 40% da área apagado em 50% das imagens (Random Erasing); " +
            "pares de imagens combinados ou retângulos trocados entre elas (MixUp, α = 0,2; CutMix, α = 1), em 80% dos lotes");
    }

    [Fact]
    public void Only_what_is_on_is_named()
    {
        using var language = new SpokenLanguage(Language.English);
        Shown(new() { Flip = Flip.Off }).ShouldContain(">none<");
        Shown(new()).ShouldContain(">mirrored at random<");
        Shown(new() { Flip = Flip.Off, Shift = 1 }).ShouldContain(">shifted by up to 1 pixels<");
        Shown(new() { Flip = Flip.Off, MixUp = 0.4 }).ShouldContain(">pairs of images blended (MixUp, α = 0.4)<");
        Shown(new() { Flip = Flip.Off, CutMix = 1 }).ShouldContain(">rectangles exchanged between images (CutMix, α = 1)<");
    }

    private static string Shown(AugmentationOptions options) => WebUtility.HtmlDecode($"{RecipeTable.Of(Recipes.Fast with { Augmentation = options })}");
}
