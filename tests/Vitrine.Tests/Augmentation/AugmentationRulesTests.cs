using Shouldly;
using Vitrine.Augmentation;
using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Augmentation;

public sealed class AugmentationRulesTests
{
    private const string Violations =
        "0 ≤ augmentation.shift ≤ 1000 (-1); augmentation.cutout ≥ 0 (-2); 0 ≤ augmentation.affine.rotation ≤ 180 (181); 0 ≤ augmentation.affine.shear ≤ 45 (46); " +
        "0 ≤ augmentation.affine.scale ≤ 0.5 (1); 0 ≤ augmentation.brightness ≤ 1 (7); 0 ≤ augmentation.contrast ≤ 1 (8); 0 ≤ augmentation.erasing.probability ≤ 1 (2); " +
        "0 ≤ augmentation.erasing.minimumArea ≤ 1 (-3); augmentation.erasing.minimumArea ≤ augmentation.erasing.maximumArea ≤ 1 (4); " +
        "0 < augmentation.erasing.minimumAspectRatio ≤ 1 (0); augmentation.mixUp ≥ 0 (NaN); augmentation.cutMix ≥ 0 (-5); 0 ≤ augmentation.mixShare ≤ 1 (6).";

    private static readonly Recipe Bad = Recipes.Seed with
    {
        Augmentation = new()
        {
            Shift = -1,
            Cutout = -2,
            Affine = new() { Rotation = 181, Shear = 46, Scale = 1 },
            Brightness = 7,
            Contrast = 8,
            Erasing = new() { Probability = 2, MinimumArea = -3, MaximumArea = 4, MinimumAspectRatio = 0 },
            MixUp = double.NaN,
            CutMix = -5,
            MixShare = 6,
        },
    };

    [Fact]
    public void All_violations_are_told_together_in_English()
    {
        using var language = new SpokenLanguage(Language.English);
        Refusal().ShouldBe("The recipe 'seed' cannot be trained; what must hold, and what was given: " + Violations);
    }

    [Fact]
    public void All_violations_are_told_together_in_Portuguese()
    {
        using var language = new SpokenLanguage(Language.Portuguese);
        Refusal().ShouldBe("A receita 'seed' não pode ser treinada; o que deve valer e o que foi informado: " + Violations);
    }

    [Fact]
    public void Defaults_break_no_rule() => AugmentationRules.Of(new AugmentationOptions()).ShouldAllBe(rule => rule.Holds);

    private static string Refusal() => Should.Throw<VitrineException>(() => Trainer.Train(Bad, SampleData.Load().Train)).Message;
}
