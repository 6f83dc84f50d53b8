using Vitrine.Inference;
using Vitrine.Reporting;
using Vitrine.Reporting.Markup;

namespace Vitrine.Coaching.Rules;

/// <summary>
/// Validation loss that still falls at the end, or so few steps that no rate could have got anywhere. A loss lowest at the end cannot have risen, which is
/// overfitting; one that falls evenly over steps enough is a learning rate too low.
/// </summary>
public sealed class ScheduleTooShort : ICoachRule
{
    public string Name => "schedule-too-short";

    public Advice? Look(RunRecord run)
    {
        if (Signs.BrokenOut(run) is not null || Evidence(run) is not { } evidence)
            return null;
        var epochs = run.History.Count;
        var sentence = run.Plan?.TimeLimitSeconds is null ? CoachText.ShortTry : CoachText.ShortTryBudget;
        return new Advice(Name, CoachText.ShortSees, evidence, sentence.Fill(2 * epochs, epochs), CoachText.ShortBought);
    }

    private static string? Evidence(RunRecord run)
    {
        if (Signs.KnowsLittle(run) && Signs.StepCount(run) is var steps and > 0 and < Signs.FairStepCount)
            return CoachText.ShortEvidenceSteps.Fill(Quantity.Count(steps));
        if (Signs.Crawls(run) || Signs.BeforeFall(run) is not { } before)
            return null;
        var last = run.History[^1];
        return CoachText.ShortEvidence.Fill(
            Quantity.FourDecimals(before.ValidationLoss),
            Quantity.Count(before.Epoch),
            Quantity.FourDecimals(last.ValidationLoss),
            Quantity.Count(last.Epoch),
            Quantity.FourDecimals(Signs.Chance(last.ValidationLoss, run)));
    }
}
