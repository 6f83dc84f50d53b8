using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Randomness;

namespace Vitrine.Improvement.Samplers;

/// <summary>Chooses the next trial. It keeps nothing: the same arguments give the same choice.</summary>
public interface ISampler
{
    /// <param name="space">What may be chosen.</param>
    /// <param name="place">The trial's number, the study's seed and the attempt.</param>
    /// <param name="known">Earlier trials, all ended.</param>
    Choice Sample(SearchSpace space, SamplePlace place, KnownTrials known);
}

/// <summary>Where in a study a choice is made.</summary>
/// <param name="Seed">The study's.</param>
/// <param name="Number">The trial's.</param>
/// <param name="Attempt">From 0; counted up where the choice before could not be used.</param>
public sealed record SamplePlace(int Seed, int Number, int Attempt)
{
    /// <summary>Apart from all streams of training.</summary>
    private const ulong Stream = 20;

    internal SplitMix64 NewGenerator(ulong stream = Stream) => new(SplitMix64.Derive((ulong)Seed, stream, (ulong)Number, (ulong)Attempt));
}
