using Vitrine.Data;
using Vitrine.Inference.Preprocessing;
using Vitrine.Torch;
using Vitrine.Training.Teaching;

namespace Vitrine.Training;

/// <summary>Trains a recipe on a training split.</summary>
public static class Trainer
{
    /// <summary>
    /// Holds out a validation part, fits the normalisation on the rest, and trains on it. The same recipe and data
    /// give the same weights on the same kind of processor, byte for byte, whether or not the run was interrupted and continued. How many processors
    /// there are plays a part only where there are more than <see cref="DividedBatch"/> makes parts.
    /// </summary>
    /// <param name="recipe">Checked here, all violations at once.</param>
    /// <param name="train">The official training split; the test split has no place here.</param>
    /// <param name="options">Where to save and report; null reports and saves nothing.</param>
    /// <param name="cancellation">Saves the state (if there is a checkpoint folder), then throws.</param>
    /// <exception cref="Inference.VitrineException">The recipe cannot be trained on this data, or the loss stopped being finite.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static TrainingResult Train(Recipe recipe, ImageSet train, TrainingOptions? options = null, CancellationToken cancellation = default)
    {
        RecipeValidation.Require(recipe);
        var (rest, held) = Split.Stratified(train, recipe.ValidationShare, recipe.Seed);
        return Train(recipe, rest, held, StartingWeights.NormalizationFor(recipe, rest), options ?? new TrainingOptions(), cancellation);
    }

    /// <summary>The same with parts already split and a normalisation already fitted.</summary>
    internal static TrainingResult Train(
        Recipe recipe, ImageSet train, ImageSet validation, Normalization normalization, TrainingOptions options, CancellationToken cancellation)
    {
        RecipeValidation.Require(recipe);
        Devices.UseAvailableProcessors();
        var resolved = Resolve(recipe, train);
        using var session = new TrainingSession(resolved, train, validation, normalization, options);
        return session.Run(cancellation);
    }

    /// <summary>The losses of single steps from the first weights on, one for each learning rate, as they are asked for.</summary>
    internal static IEnumerable<double> Sweep(Recipe recipe, ImageSet train, IReadOnlyList<double> learningRates, TrainingOptions options, CancellationToken cancellation)
    {
        RecipeValidation.Require(recipe);
        Devices.UseAvailableProcessors();
        var (rest, held) = Split.Stratified(train, recipe.ValidationShare, recipe.Seed);
        using var session = new TrainingSession(Resolve(recipe, rest), rest, held, StartingWeights.NormalizationFor(recipe, rest), options);
        foreach (var loss in session.Sweep(learningRates, cancellation))
            yield return loss;
    }

    /// <summary>Refuses what cannot be trained on these images, before anything is computed or written.</summary>
    /// <param name="recipe">Valid in itself.</param>
    /// <param name="train">The official training split.</param>
    /// <exception cref="Inference.VitrineException">The architecture cannot take the images, or a teacher or the model to go on from is missing, has changed, or does not fit.</exception>
    internal static void Require(Recipe recipe, ImageSet train)
    {
        var resolved = Resolve(recipe, train);
        StartingWeights.Require(resolved, train);
        TeacherNetworks.Require(resolved.Distillation, train);
    }

    /// <summary>What the recipe leaves open, settled for this data and this machine.</summary>
    /// <exception cref="Inference.VitrineException">The architecture cannot take these images, or a teacher or the model to go on from is missing or has changed.</exception>
    internal static Recipe Resolve(Recipe recipe, ImageSet train)
    {
        var architecture = recipe.Architecture.For(train.Height, train.Width, train.Classes.Count);
        var gains = Processor.IsQuickerInBFloat16 && architecture.Convolves;
        var precision = recipe.Precision == Precision.Auto ? (gains ? Precision.BFloat16 : Precision.Single) : recipe.Precision;
        return recipe with { Architecture = architecture, Start = recipe.Start?.Pinned(), Distillation = recipe.Distillation?.Pinned(precision), Precision = precision };
    }
}
