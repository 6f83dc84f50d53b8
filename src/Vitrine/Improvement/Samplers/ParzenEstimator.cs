using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Randomness;

namespace Vitrine.Improvement.Samplers;

/// <summary>
/// A density over a search space: the mean of a kernel around each of some trials and of one that is uniform. A kernel is a product over the parameters;
/// it is uniform in those that its trial does not have. Widths and the share of the uniform part are those of Optuna's multivariate estimator.
/// </summary>
internal sealed class ParzenEstimator
{
    private const double WidthShare = 0.2;

    private readonly SearchSpace space;
    private readonly ParzenAxis[] axes;
    private readonly int kernelCount;

    internal ParzenEstimator(SearchSpace space, IEnumerable<TrialRecord> trials)
    {
        this.space = space;
        var choices = trials.Select(trial => trial.Choice).ToList();
        kernelCount = choices.Count + 1;
        // Scott's rule, which shrinks slowly where there are many parameters; never so narrow that the kernels see nothing but their own points.
        var width = Math.Max(WidthShare * Math.Pow(Math.Max(choices.Count, 1), -1.0 / (space.Parameters.Count + 4)), 1.0 / Math.Min(100, 1 + kernelCount));
        axes = [.. space.Parameters.Select(parameter => new ParzenAxis(parameter, [.. choices.Select(choice => choice[parameter.Name])], width))];
    }

    internal Choice Draw(SplitMix64 generator)
    {
        var kernel = generator.NextInt(kernelCount);
        var drawn = axes.ToDictionary(axis => axis.Parameter.Name, axis => axis.Draw(kernel, generator));
        return space.Choose(parameter => drawn[parameter.Name]);
    }

    internal double LogDensity(Choice choice)
    {
        var densities = new double[kernelCount];
        foreach (var axis in axes)
        {
            if (choice[axis.Parameter.Name] is { } coordinate)
                axis.AddLogDensities(coordinate, densities);
        }
        var largest = densities.Max();
        return largest + Math.Log(densities.Sum(density => Math.Exp(density - largest)) / kernelCount);
    }
}
