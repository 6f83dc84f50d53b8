using Vitrine.Randomness;

namespace Vitrine.Models;

/// <summary>The initialisations that layers choose from.</summary>
internal static class Initializers
{
    /// <summary>
    /// Uniform within ±1/√fan-in, torch's default for convolutions and dense layers and for their biases (LeCun et al. 1998, "Efficient BackProp").
    /// </summary>
    /// <param name="fanIn">Inputs of one output value.</param>
    internal static Initializer UniformByFanIn(long fanIn) => (shape, generator) =>
    {
        var bound = (float)(1 / Math.Sqrt(fanIn));
        return Fill(shape, () => bound * ((2 * generator.NextSingle()) - 1));
    };

    /// <summary>
    /// Filters of a convolution, [filters, channels, kernel, kernel]: in each group as many as it has channels hand on one channel unchanged,
    /// as torch's <c>dirac_</c> sets them; the rest are <see cref="UniformByFanIn"/>.
    /// </summary>
    internal static Initializer Dirac(long fanIn, int groups) => (shape, generator) =>
    {
        var values = UniformByFanIn(fanIn)(shape, generator);
        var (filtersPerGroup, channels, kernel) = ((int)shape[0] / groups, (int)shape[1], (int)shape[2]);
        var filterSize = channels * kernel * kernel;
        var centre = (kernel / 2 * kernel) + (kernel / 2);
        for (var filter = 0; filter < shape[0]; filter++)
        {
            var channel = filter % filtersPerGroup;
            if (channel >= channels)
                continue;
            Array.Clear(values, filter * filterSize, filterSize);
            values[(filter * filterSize) + (channel * kernel * kernel) + centre] = 1;
        }
        return values;
    };

    /// <summary>Normal with variance 2 / fan-out: rectified gradients keep their size on the way back (He et al. 2015, arXiv:1502.01852).</summary>
    /// <param name="fanOut">Outputs that one input value has a part in.</param>
    internal static Initializer NormalByFanOut(long fanOut) => (shape, generator) =>
    {
        var deviation = Math.Sqrt(2.0 / fanOut);
        return Fill(shape, () => (float)(deviation * NextNormal(generator)));
    };

    internal static Initializer Constant(float value) => (shape, _) => Fill(shape, () => value);

    /// <summary>Standard normal (Box and Muller 1958).</summary>
    private static double NextNormal(SplitMix64 generator)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - (double)generator.NextSingle()));
        return radius * Math.Cos(2 * Math.PI * generator.NextSingle());
    }

    private static float[] Fill(IReadOnlyList<long> shape, Func<float> next)
    {
        var values = new float[shape.Aggregate(1L, (count, size) => count * size)];
        for (var i = 0; i < values.Length; i++)
            values[i] = next();
        return values;
    }
}
