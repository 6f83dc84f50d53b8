using Vitrine.Improvement.Spaces;
using Vitrine.Randomness;

namespace Vitrine.Improvement.Samplers;

/// <summary>One parameter's factor of each kernel: around an observation, or uniform where there is none; the last kernel always is.</summary>
internal sealed class ParzenAxis
{
    private readonly double low;
    private readonly double range;
    private readonly double width;
    private readonly double[] places; // [observations], NaN where the parameter did not exist
    private readonly double[] logNorms; // [observations] of the truncated normal distributions
    private readonly double logUniform;
    private readonly (double Same, double Other) logOption;

    /// <param name="observed">Coordinates by kernel; null where the parameter did not exist.</param>
    /// <param name="widthShare">Standard deviation of a kernel as a share of the axis.</param>
    internal ParzenAxis(Parameter parameter, double?[] observed, double widthShare)
    {
        Parameter = parameter;
        (low, var high) = parameter.Axis;
        range = high - low;
        width = widthShare * range;
        places = [.. observed.Select(coordinate => coordinate is { } known ? parameter.ToAxis(known) : double.NaN)];
        // names are not on a scale, and have none
        logNorms = parameter.IsUnordered ? [] : [.. places.Select(place => -Math.Log(width * Math.Sqrt(2 * Math.PI) * (NormalDistribution.Below((high - place) / width) - NormalDistribution.Below((low - place) / width))))];
        logUniform = -Math.Log(range);
        double kernelCount = observed.Length + 1, total = 1 + (range / kernelCount);
        logOption = (Math.Log((1 + (1 / kernelCount)) / total), Math.Log(1 / kernelCount / total));
    }

    internal Parameter Parameter { get; }

    /// <returns>A coordinate.</returns>
    internal double Draw(int kernel, SplitMix64 generator)
    {
        var uniform = generator.NextDouble();
        if (kernel >= places.Length || double.IsNaN(places[kernel]))
            return Parameter.FromUnit(uniform);
        if (Parameter.IsUnordered)
            return uniform < Math.Exp(logOption.Same) ? places[kernel] : Other(places[kernel], generator);
        // by inversion, so that one number is drawn whatever comes of it
        var below = NormalDistribution.Below((low - places[kernel]) / width);
        var above = NormalDistribution.Below((low + range - places[kernel]) / width);
        return Parameter.FromAxis(places[kernel] + (width * NormalDistribution.Quantile(below + (uniform * (above - below)))));
    }

    /// <summary>Adds the logarithm of each kernel's density at a coordinate, [kernels].</summary>
    internal void AddLogDensities(double coordinate, double[] densities)
    {
        var place = Parameter.ToAxis(coordinate);
        densities[^1] += logUniform;
        if (Parameter.IsUnordered)
            AddLogOptions(place, densities);
        else
            AddLogNormals(place, densities);
    }

    private void AddLogOptions(double place, double[] densities)
    {
        for (var i = 0; i < places.Length; i++)
            densities[i] += double.IsNaN(places[i]) ? logUniform : places[i] == place ? logOption.Same : logOption.Other;
    }

    private void AddLogNormals(double place, double[] densities)
    {
        for (var i = 0; i < places.Length; i++)
        {
            var distance = (place - places[i]) / width;
            densities[i] += double.IsNaN(distance) ? logUniform : logNorms[i] - (distance * distance / 2);
        }
    }

    private double Other(double option, SplitMix64 generator)
    {
        // The only option has no other.
        var other = range < 2 ? 0 : generator.NextInt((int)range - 1);
        return other < option ? other : Math.Min(other + 1, range - 1);
    }
}
