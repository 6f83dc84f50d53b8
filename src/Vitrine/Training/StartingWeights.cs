using TorchSharp;
using Vitrine.Bundles;
using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Inference.Preprocessing;
using Vitrine.Models;
using Vitrine.Preprocessing;

namespace Vitrine.Training;

/// <summary>A training that goes on from a saved model, be it with the same images or with others.</summary>
public static class StartingWeights
{
    /// <summary>
    /// The recipe with the model's network and weights. It also takes the model's seed and share of images held out, where those are recorded: with the
    /// same images, what is held out is then what the model has not learnt from.
    /// </summary>
    /// <param name="recipe">All the rest.</param>
    /// <param name="bundle">The model's folder.</param>
    /// <exception cref="VitrineException">The bundle is missing or damaged.</exception>
    public static Recipe GoingOnFrom(this Recipe recipe, string bundle)
    {
        var manifest = BundleReader.Open(bundle).Manifest;
        var before = RecordedRecipe.Of(manifest) ?? recipe;
        return recipe with
        {
            Architecture = ModelBundle.ArchitectureOf(manifest, bundle).WithOpenHead(),
            Start = new SavedModel(bundle),
            Seed = before.Seed,
            ValidationShare = before.ValidationShare,
        };
    }

    /// <summary>That of the model from which the recipe goes on, whose weights fit no other; else fitted.</summary>
    /// <param name="train">The training part.</param>
    /// <exception cref="VitrineException">The bundle is missing or damaged.</exception>
    internal static Normalization NormalizationFor(Recipe recipe, ImageSet train) =>
        recipe.Start is { } start ? BundleReader.Open(start.Pinned().Bundle).Manifest.Normalization : NormalizationFitting.Fit(train);

    /// <param name="recipe">Resolved by <see cref="Trainer.Resolve"/>.</param>
    /// <param name="train">What it is trained on.</param>
    /// <exception cref="VitrineException">The weights to go on from do not fit.</exception>
    internal static void Require(Recipe recipe, ImageSet train)
    {
        if (recipe.Start is not { } start)
            return;
        using var network = new Network(recipe.Architecture, Shape.Maps(1, train.Height, train.Width), torch.CPU);
        Load(start, network, recipe.Architecture, train);
    }

    /// <summary>Copies weights and running statistics. The last layer stays as it was drawn where the classes are others.</summary>
    /// <param name="start">The model.</param>
    /// <param name="network">Freshly drawn, of this architecture.</param>
    /// <exception cref="VitrineException">The bundle is missing or damaged, has changed, or holds another network.</exception>
    internal static void Load(SavedModel start, Network network, Architecture architecture, ImageSet train)
    {
        var model = ModelBundle.Load(start.Pinned().Bundle);
        var redrawn = model.Classes.SequenceEqual(train.Classes) ? null : architecture.HeadName;
        var weights = network.ReadWeights().ToDictionary();
        foreach (var (name, drawn) in weights.Where(weight => redrawn is null || !weight.Key.StartsWith($"{redrawn}.", StringComparison.Ordinal)).ToList())
            weights[name] = model.Weights.TryGetValue(name, out var given) && given.Shape.SequenceEqual(drawn.Shape) ? given : throw Misfit(start, name, model);
        if (model.Weights.Keys.FirstOrDefault(name => !weights.ContainsKey(name)) is { } stray)
            throw Misfit(start, stray, model);
        network.LoadWeights(weights);
    }

    private static VitrineException Misfit(SavedModel start, string weight, TrainedModel model) =>
        VitrineException.InvalidUsage(TrainingText.OtherNetwork.Fill(start.Bundle, weight, model.Height, model.Width));
}
