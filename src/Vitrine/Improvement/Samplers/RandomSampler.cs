using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;

namespace Vitrine.Improvement.Samplers;

/// <summary>Uniform over each parameter's axis, as if nothing were known (Bergstra and Bengio 2012).</summary>
public sealed class RandomSampler : ISampler
{
    public Choice Sample(SearchSpace space, SamplePlace place, KnownTrials known)
    {
        var generator = place.NewGenerator();
        // One number a parameter, existing or not: what one condition allows does not change the rest.
        var units = space.Parameters.ToDictionary(parameter => parameter.Name, _ => generator.NextDouble());
        return space.Choose(parameter => parameter.FromUnit(units[parameter.Name]));
    }
}
