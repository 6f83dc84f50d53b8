using Vitrine.Inference;
using Vitrine.Reporting;
using Vitrine.Reporting.Markup;

namespace Vitrine.Coaching.Rules;

/// <summary>
/// Steps so short that the network crawls: it knows little at the end and learnt at the same pace throughout, over steps enough for any sensible rate.
/// With fewer steps the same curve says that the schedule is too short, and that rule speaks.
/// </summary>
public sealed class LearningRateTooLow : ICoachRule
{
    /// <summary>What crawls so clearly is far off; the next power of ten is soon judged.</summary>
    private const double Raise = 10;

    public string Name => "learning-rate-too-low";

    public Advice? Look(RunRecord run)
    {
        if (!Signs.Crawls(run) || Signs.StepCount(run) < Signs.FairStepCount)
            return null;
        var (last, rate) = (run.History[^1], Signs.Recipe(run).LearningRate);
        var evidence = CoachText.RateLowEvidence.Fill(
            Quantity.Count(Signs.StepCount(run)),
            Quantity.FourDecimals(last.ValidationLoss),
            Quantity.FourDecimals(Signs.GuessingLoss(run)),
            Quantity.ShortPercent(last.ValidationAccuracy));
        return new Advice(
            Name,
            CoachText.RateLowSees,
            evidence,
            CoachText.RateLowTry.Fill(Quantity.Plain(rate * Raise), Quantity.Plain(rate)),
            OwnTrials.Best(run, "learning-rate-double"));
    }
}
