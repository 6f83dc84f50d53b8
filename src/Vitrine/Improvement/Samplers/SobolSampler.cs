using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Randomness;

namespace Vitrine.Improvement.Samplers;

/// <summary>
/// Points of a Sobol sequence, which leave smaller gaps than random ones, all moved by one random digital shift. Parameters beyond the
/// sequence's dimensions, and trials whose point could not be used, are drawn at random.
/// </summary>
public sealed class SobolSampler : ISampler
{
    /// <summary>Apart from the streams of single trials: the shift is the same for all.</summary>
    private const ulong ShiftStream = 21;

    private static readonly RandomSampler Random = new();

    public Choice Sample(SearchSpace space, SamplePlace place, KnownTrials known)
    {
        if (place.Attempt > 0)
            return Random.Sample(space, place, known);
        var shifts = new SplitMix64(SplitMix64.Derive((ulong)place.Seed, ShiftStream));
        var generator = place.NewGenerator();
        var units = new Dictionary<string, double>();
        foreach (var (dimension, parameter) in space.Parameters.Index())
            units[parameter.Name] = dimension < SobolSequence.DimensionCount ? Shifted(place.Number, dimension, (uint)shifts.NextUInt64()) : generator.NextDouble();
        return space.Choose(parameter => parameter.FromUnit(units[parameter.Name]));
    }

    private static double Shifted(int number, int dimension, uint shift) => (SobolSequence.Digits((uint)number, dimension) ^ shift) / (uint.MaxValue + 1.0);
}
