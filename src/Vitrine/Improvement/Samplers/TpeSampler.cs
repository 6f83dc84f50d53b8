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
    private static readonly SobolSampler Startup = new();

    /// <summary>Trials of a Sobol sequence before there is anything to learn from.</summary>
    public int StartupCount { get; init; } = 10;

    /// <summary>Points that are drawn and compared.</summary>
    public int CandidateCount { get; init; } = 24;

    /// <summary>Share of the trials that counts as good.</summary>
    public double GoodShare { get; init; } = 0.1;

    /// <summary>More good trials than this blur where the best ones are.</summary>
    public int MaximumGoodCount { get; init; } = 25;

    public Choice Sample(SearchSpace space, SamplePlace place, KnownTrials known)
    {
        if (known.Trials.Count < StartupCount)
            return Startup.Sample(space, place, known);
        var goodCount = Math.Min((int)Math.Ceiling(GoodShare * known.Trials.Count), MaximumGoodCount);
        var best = TrialRanking.Of(known).Take(goodCount).ToHashSet();
        var good = new ParzenEstimator(space, best.OrderBy(trial => trial.Number));
        var bad = new ParzenEstimator(space, known.Trials.Where(trial => !best.Contains(trial)));
        var generator = place.NewGenerator();
        return Enumerable.Range(0, CandidateCount).Select(_ => good.Draw(generator)).MaxBy(candidate => good.LogDensity(candidate) - bad.LogDensity(candidate))!;
    }
}
