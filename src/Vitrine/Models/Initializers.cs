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

    internal static Initializer Constant(float value) => (shape, _) => Fill(shape, () => value);

    private static float[] Fill(IReadOnlyList<long> shape, Func<float> next)
    {
        var values = new float[shape.Aggregate(1L, (count, size) => count * size)];
        for (var i = 0; i < values.Length; i++)
            values[i] = next();
        return values;
    }
}
