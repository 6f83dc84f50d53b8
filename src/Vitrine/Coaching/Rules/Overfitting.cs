using Vitrine.Inference;
using Vitrine.Reporting;
using Vitrine.Reporting.Markup;

namespace Vitrine.Coaching.Rules;

/// <summary>
/// More right answers on its own training images than chance explains, and a validation loss that has risen. Either alone is no fault: good networks know much by
/// heart and still get better (`accurate` in docs/experiments.md), and a loss may rise because of confidence alone. The training images are looked at
/// unaltered, as <see cref="RunRecord.Train"/> has them; the history's are changed and their targets softened.
/// </summary>
public sealed class Overfitting : ICoachRule
{
    public string Name => "overfitting";

    public Advice? Look(RunRecord run)
    {
        if (run is not { Train: { } train, Validation: { } validation } || train.AccuracyInterval.Low <= validation.AccuracyInterval.High)
            return null;
        if (Signs.BrokenOut(run) is not null || Signs.BeforeRise(run) is not { } lowest)
            return null;
        var evidence = CoachText.OverfitEvidence.Fill(
            Quantity.ShortPercent(train.Accuracy),
            Quantity.ShortPercent(validation.Accuracy),
            Quantity.FourDecimals(lowest.ValidationLoss),
            Quantity.Count(lowest.Epoch),
            Quantity.FourDecimals(run.History[^1].ValidationLoss));
        // What teaches a convolutional network invariance costs a dense one more than it can learn (docs/experiments.md, "The best network of dense layers").
        var convolves = Signs.Recipe(run).Architecture.Convolves;
        var trials = OwnTrials.Best(run, "cutout", "dropout", "label-smoothing", "weight-decay", "shift");
        return new Advice(
            Name,
            CoachText.OverfitSees,
            evidence,
            (convolves ? CoachText.OverfitTryConvolution : CoachText.OverfitTryDense).Fill(Quantity.Count(lowest.Epoch)),
            trials ?? (convolves ? CoachText.OverfitBoughtConvolution : CoachText.OverfitBoughtDense));
    }
}
