namespace Vitrine.Augmentation;

/// <summary>What must hold for <see cref="AugmentationOptions"/>, each rule with the value it is about.</summary>
internal static class AugmentationRules
{
    // pixels: no small image is larger, and twice as much is still a number that can be drawn
    private const int MostShift = 1000;

    internal static IEnumerable<(bool Holds, string Constraint, double Value)> Of(AugmentationOptions options) =>
    [
        (options.Shift is >= 0 and <= MostShift, $"0 ≤ augmentation.shift ≤ {MostShift}", options.Shift),
        (options.Cutout >= 0, "augmentation.cutout ≥ 0", options.Cutout),
        .. Of(options.Affine),
        (options.Brightness is >= 0 and <= 1, "0 ≤ augmentation.brightness ≤ 1", options.Brightness),
        (options.Contrast is >= 0 and <= 1, "0 ≤ augmentation.contrast ≤ 1", options.Contrast),
        .. Of(options.Erasing),
        (options.MixUp is >= 0 and < double.PositiveInfinity, "augmentation.mixUp ≥ 0", options.MixUp),
        (options.CutMix is >= 0 and < double.PositiveInfinity, "augmentation.cutMix ≥ 0", options.CutMix),
        (options.MixShare is >= 0 and <= 1, "0 ≤ augmentation.mixShare ≤ 1", options.MixShare),
    ];

    private static IEnumerable<(bool Holds, string Constraint, double Value)> Of(AffineOptions affine) =>
    [
        (affine.Rotation is >= 0 and <= 180, "0 ≤ augmentation.affine.rotation ≤ 180", affine.Rotation),
        (affine.Shear is >= 0 and <= 45, "0 ≤ augmentation.affine.shear ≤ 45", affine.Shear),
        (affine.Scale is >= 0 and <= 0.5, "0 ≤ augmentation.affine.scale ≤ 0.5", affine.Scale),
    ];

    private static IEnumerable<(bool Holds, string Constraint, double Value)> Of(ErasingOptions erasing) =>
    [
        (erasing.Probability is >= 0 and <= 1, "0 ≤ augmentation.erasing.probability ≤ 1", erasing.Probability),
        (erasing.MinimumArea is >= 0 and <= 1, "0 ≤ augmentation.erasing.minimumArea ≤ 1", erasing.MinimumArea),
        (erasing.MaximumArea >= erasing.MinimumArea && erasing.MaximumArea <= 1, "augmentation.erasing.minimumArea ≤ augmentation.erasing.maximumArea ≤ 1", erasing.MaximumArea),
        (erasing.MinimumAspectRatio is > 0 and <= 1, "0 < augmentation.erasing.minimumAspectRatio ≤ 1", erasing.MinimumAspectRatio),
    ];
}
