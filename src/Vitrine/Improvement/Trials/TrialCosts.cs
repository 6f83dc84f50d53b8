using Vitrine.Data;
using Vitrine.Improvement.Spaces;
using Vitrine.Preprocessing;
using Vitrine.Training;

namespace Vitrine.Improvement.Trials;

/// <summary>How large a network a study can afford to try.</summary>
public static class TrialCosts
{
    /// <summary>Trials that the time should be enough for if none of them were ended early; several times as many if most are.</summary>
    private const int TrialCount = 20;

    private const int StepCount = 4;

    /// <summary>Measures a middling network for a few steps on this machine.</summary>
    /// <param name="start">What the trials' recipes are made from.</param>
    /// <param name="dataset">What they are trained on.</param>
    /// <param name="epochs">Of a trial that comes to its end.</param>
    /// <param name="time">For all trials.</param>
    /// <param name="options">Device and clock.</param>
    /// <param name="cancellation">Ends it at the next step.</param>
    /// <returns>Multiply-accumulates for one image of a network whose trial takes its share of the time; at least as many as that middling network, which a study of the default space starts with.</returns>
    public static long LargestNetwork(Recipe start, Dataset dataset, int epochs, TimeSpan time, TrainingOptions options, CancellationToken cancellation)
    {
        var recipe = start with { Architecture = new SearchedNetwork().ToArchitecture(), Optimizer = Optimizer.AdamW, LearningRate = 0.001, Distillation = null };
        var images = dataset.Train;
        var multiplyAccumulates = recipe.Architecture.Summarize(images.Height, images.Width, images.Classes.Count).MultiplyAccumulates;
        var secondsPerTrial = Costs(recipe, dataset, options, cancellation).SecondsOf(epochs) * Environment.ProcessorCount; // of this network, with one processor
        var share = Environment.ProcessorCount * time.TotalSeconds / TrialCount;
        // Powers of the square root of two: one measurement is not like the next, and the limit decides which trials there are.
        return Math.Max(multiplyAccumulates, (long)Math.Pow(2, Math.Floor(2 * Math.Log2(multiplyAccumulates * share / secondsPerTrial)) / 2));
    }

    /// <summary>Measures how long a whole training takes on this machine, with all its processors.</summary>
    /// <inheritdoc cref="LargestNetwork"/>
    public static TimeSpan Training(Recipe recipe, Dataset dataset, TrainingOptions options, CancellationToken cancellation) =>
        TimeSpan.FromSeconds(Costs(recipe, dataset, options, cancellation).SecondsOf(recipe.Epochs));

    private static TrainingCosts Costs(Recipe recipe, Dataset dataset, TrainingOptions options, CancellationToken cancellation)
    {
        var (train, validation) = Split.Stratified(dataset.Train, recipe.ValidationShare, recipe.Seed);
        return TrainingCosts.Measure(recipe, train, validation, StartingWeights.NormalizationFor(recipe, train), StepCount, options, cancellation).Costs;
    }

    /// <summary>Whether a space chooses networks at all.</summary>
    public static bool VariesNetworks(SearchSpace space) =>
        space.Parameters.Any(parameter => (parameter.Path ?? parameter.Name).StartsWith(TrialSubject.NetworkPrefix, StringComparison.Ordinal));
}
