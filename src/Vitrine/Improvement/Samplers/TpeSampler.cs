using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Randomness;

namespace Vitrine.Improvement.Samplers;

/// <summary>
/// The tree-structured Parzen estimator (Bergstra et al. 2011, "Algorithms for hyper-parameter optimization"), with kernels over all parameters together, as in
/// Falkner et al. 2018: of some points near good trials, the one that is likeliest to be good rather than bad.
/// </summary>
public sealed class TpeSampler : ISampler
{
    /// <summary>Where the others lie is as well known from so many of them, early and late ones; all of ten thousand would only take longer.</summary>
    private const int MaximumBadCount = 1_000;

    /// <summary>Attempts at something that was not tried before; the ones after them are drawn from all there is.</summary>
    private const int AttemptCount = 10;

    /// <summary>Apart from the sequence's own streams: which values of the start stay.</summary>
    private const ulong StayStream = 24;

    private static readonly SobolSampler Startup = new();

    private static readonly RandomSampler Last = new();

    /// <summary>Known trials from which on there is something to learn. Until then a Sobol sequence chooses, around where the space says that a study starts, if it does.</summary>
    public int StartupCount { get; init; } = 10;

    /// <summary>Probability with which a parameter of those trials stays where it starts: what is known to do well is left in a few places at once, not in all.</summary>
    public double StayProbability { get; init; } = 0.75;

    /// <summary>Points that are drawn and compared.</summary>
    public int CandidateCount { get; init; } = 24;

    /// <summary>Share of the trials that counts as good.</summary>
    public double GoodShare { get; init; } = 0.1;

    /// <summary>More good trials than this blur where the best ones are.</summary>
    public int MaximumGoodCount { get; init; } = 25;

    public Choice Sample(SearchSpace space, SamplePlace place, KnownTrials known)
    {
        if (place.Attempt >= AttemptCount)
            return Last.Sample(space, place, known);
        if (known.Trials.Count < StartupCount)
            return FirstOnes(space, place, known);
        var goodCount = Math.Min((int)Math.Ceiling(GoodShare * known.Trials.Count(trial => trial.State != TrialState.Failed)), MaximumGoodCount);
        var best = TrialRanking.Of(known).Take(goodCount).Select(trial => trial.Number).ToHashSet();
        var good = new ParzenEstimator(space, known.Trials.Where(trial => best.Contains(trial.Number)));
        var others = known.Trials.Where(trial => !best.Contains(trial.Number)).ToList();
        var step = Math.Max(1, (others.Count + MaximumBadCount - 1) / MaximumBadCount);
        var bad = new ParzenEstimator(space, others.Where((_, index) => index % step == 0));
        var generator = place.NewGenerator();
        var candidates = Enumerable.Range(0, CandidateCount).Select(_ => good.Draw(generator)).ToList();
        // In a finite space the likeliest have soon been tried, and will not be tried again.
        return candidates.Where(candidate => !known.Trials.Any(trial => trial.Choice.Equals(candidate))).DefaultIfEmpty(candidates[0])
            .MaxBy(candidate => good.LogDensity(candidate) - bad.LogDensity(candidate))!;
    }

    private Choice FirstOnes(SearchSpace space, SamplePlace place, KnownTrials known)
    {
        var anywhere = Startup.Sample(space, place, known);
        if (space.Start() is not { } start)
            return anywhere;
        var generator = place.NewGenerator(StayStream);
        return space.Choose(parameter =>
        {
            var (stays, unit) = (generator.NextDouble() < StayProbability, generator.NextDouble());
            return (stays ? start[parameter.Name] : null) ?? anywhere[parameter.Name] ?? parameter.FromUnit(unit); // the sequence's point may lack what this choice has
        });
    }
}
