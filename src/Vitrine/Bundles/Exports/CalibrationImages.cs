using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Training;

namespace Vitrine.Bundles.Exports;

/// <summary>Which images a model is calibrated by, and which it is then judged by; the test split has no part in either.</summary>
public static class CalibrationImages
{
    private const int Count = 512;

    /// <summary>Where nothing is known of a model's training, so many are set apart to judge it by.</summary>
    private const double DefaultShare = 0.1;

    /// <param name="train">The training split of the data set that the model was trained on.</param>
    /// <param name="manifest">Says what was held out of it, so that the judges are images which the model did not learn from; where it says nothing, a tenth is set apart, from which it may have learnt.</param>
    /// <returns>Some training images, and the part that was set apart.</returns>
    /// <exception cref="VitrineException">The images or classes are not the model's.</exception>
    public static (ImageSet Calibration, ImageSet Judges) Choose(ImageSet train, BundleManifest manifest)
    {
        var (height, width, classCount) = (manifest.Input.Height, manifest.Input.Width, manifest.Classes.Count);
        if (train.Height != height || train.Width != width || train.Classes.Count != classCount)
            throw VitrineException.InvalidData(ExportsText.OtherImages.Fill(height, width, classCount, train.Height, train.Width, train.Classes.Count));
        var (share, seed) = HeldOut(manifest);
        var (kept, held) = Split.Stratified(train, share, seed);
        return (kept.Count <= Count ? kept : Split.Stratified(kept, (double)Count / kept.Count, seed).Held, held);
    }

    private static (double Share, int Seed) HeldOut(BundleManifest manifest) =>
        RecordedRecipe.Of(manifest) is { } recipe ? (recipe.ValidationShare, recipe.Seed) : (DefaultShare, 0);
}
