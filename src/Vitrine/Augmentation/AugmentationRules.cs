namespace Vitrine.Augmentation;

/// <summary>What must hold for <see cref="AugmentationOptions"/>, each rule with the value it is about.</summary>
internal static class AugmentationRules
{
    internal static IEnumerable<(bool Holds, string Constraint, double Value)> Of(AugmentationOptions options) =>
    [
        (options.Shift >= 0, "augmentation.shift ≥ 0", options.Shift),
        (options.Cutout >= 0, "augmentation.cutout ≥ 0", options.Cutout),
        .. Of(options.Erasing),
        (options.MixUp is >= 0 and < double.PositiveInfinity, "augmentation.mixUp ≥ 0", options.MixUp),
        (options.CutMix is >= 0 and < double.PositiveInfinity, "augmentation.cutMix ≥ 0", options.CutMix),
        (options.MixShare is >= 0 and <= 1, "0 ≤ augmentation.mixShare ≤ 1", options.MixShare),
    ];

    private static IEnumerable<(bool Holds, string Constraint, double Value)> Of(ErasingOptions erasing) =>
    [
        (erasing.Probability is >= 0 and <= 1, "0 ≤ augmentation.erasing.probability ≤ 1", erasing.Probability),
        (erasing.MinimumArea is >= 0 and <= 1, "0 ≤ augmentation.erasing.minimumArea ≤ 1", erasing.MinimumArea),
        (erasing.MaximumArea >= erasing.MinimumArea && erasing.MaximumArea <= 1, "minimumArea ≤ augmentation.erasing.maximumArea ≤ 1", erasing.MaximumArea),
        (erasing.MinimumAspectRatio is > 0 and <= 1, "0 < augmentation.erasing.minimumAspectRatio ≤ 1", erasing.MinimumAspectRatio),
    ];
}
