using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Models;
using Vitrine.Training;

namespace Vitrine.Runs;

/// <summary>Whether the mean of several models' weights can be a model.</summary>
internal static class AveragingRules
{
    /// <exception cref="VitrineException">It cannot; the first reason, with the bundle that does not go with the first.</exception>
    internal static void Require(
        IReadOnlyList<string> bundles, IReadOnlyList<TrainedModel> models, IReadOnlyList<Recipe> recipes, IReadOnlyList<BundleManifest> manifests, Dataset dataset)
    {
        if (bundles.Count < 2)
            throw VitrineException.InvalidUsage(RunsText.TooFewToAverage.Fill(bundles.Count));
        var (first, images) = (models[0], dataset.Train);
        if (first.Height != images.Height || first.Width != images.Width || !first.Classes.SequenceEqual(images.Classes))
            throw VitrineException.InvalidData(RunsText.AverageOfOtherData.Fill(bundles[0], dataset.Name));
        for (var i = 0; i < bundles.Count; i++)
        {
            if (Obstacle(models[i], first, recipes[i], recipes[0]) is { } obstacle)
                throw VitrineException.InvalidUsage(RunsText.CannotAverage.Fill(bundles[0], bundles[i], obstacle));
            if (manifests[i].Provenance?.DataSha256 is { Count: > 0 } data && !IsOf(data, dataset))
                throw VitrineException.InvalidData(RunsText.AverageOfOtherData.Fill(bundles[i], dataset.Name));
        }
    }

    private static string? Obstacle(TrainedModel model, TrainedModel first, Recipe recipe, Recipe firstRecipe)
    {
        if (model.Architecture != first.Architecture)
            return RunsText.OtherNetwork;
        if ((model.Height, model.Width) != (first.Height, first.Width) || !model.Classes.SequenceEqual(first.Classes))
            return RunsText.OtherTask;
        if (recipe.Seed != firstRecipe.Seed)
            return RunsText.OtherSeed.Fill(firstRecipe.Seed, recipe.Seed);
        if (recipe.Start?.WeightsSha256 != firstRecipe.Start?.WeightsSha256)
            return RunsText.OtherBeginning;
        if (recipe.ValidationShare != firstRecipe.ValidationShare)
            return RunsText.OtherShare.Fill(firstRecipe.ValidationShare, recipe.ValidationShare);
        return model.Normalization == first.Normalization ? null : RunsText.OtherNormalization;
    }

    /// <summary>Files that only one of the two knows say nothing.</summary>
    private static bool IsOf(IReadOnlyDictionary<string, string> data, Dataset dataset) =>
        data.All(file => !dataset.Sha256.TryGetValue(file.Key, out var sha256) || sha256 == file.Value);
}
