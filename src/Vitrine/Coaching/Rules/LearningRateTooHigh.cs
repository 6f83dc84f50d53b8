using Vitrine.Inference;
using Vitrine.Reporting;
using Vitrine.Reporting.Markup;

namespace Vitrine.Coaching.Rules;

/// <summary>Steps so long that they jump over what they look for: a loss that passes that of guessing. A rate merely above the best one cannot be told from one curve.</summary>
public sealed class LearningRateTooHigh : ICoachRule
{
    /// <summary>Rates are searched in powers: half would often still be too high, a hundredth too low.</summary>
    private const double Cut = 10;

    public string Name => "learning-rate-too-high";

    public Advice? Look(RunRecord run)
    {
        if (Signs.BrokenOut(run) is not { } worst)
            return null;
        var evidence = CoachText.RateHighEvidence.Fill(
            Quantity.FourDecimals(worst.Loss), Quantity.Count((long)Math.Ceiling(worst.Epoch)), run.Classes!.Count, Quantity.FourDecimals(Signs.GuessingLoss(run)));
        var rate = Signs.Recipe(run).LearningRate;
        return new Advice(
            Name,
            CoachText.RateHighSees,
            evidence,
            CoachText.RateHighTry.Fill(Quantity.Plain(rate / Cut), Quantity.Plain(rate)),
            OwnTrials.Best(run, "learning-rate-half") ?? CoachText.RateHighBought);
    }
}
