using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Reporting;
using Vitrine.Reporting.Markup;
using Vitrine.Training;

namespace Vitrine.Coaching.Rules;

/// <summary>
/// Wrong on its own training images, and most of validation's errors are there too, while nothing gets better any more: what is learnt is all that this network,
/// or what is done to its images, allows. A loss that still falls is for other rules, as is one that was thrown out; one that has risen is overfitting.
/// </summary>
public sealed class Underfitting : ICoachRule
{
    /// <summary>Data sets have about 3 % of wrong labels (Northcutt et al. 2021, arXiv:2103.14749): one image in ten cannot be put down to them.</summary>
    private const double ManyErrors = 0.1;

    /// <summary>Of validation's error rate: with half of it or more on training images, a smaller gap would not help much.</summary>
    private const double MostErrors = 0.5;

    public string Name => "underfitting";

    public Advice? Look(RunRecord run)
    {
        if (run is not { Train: { } train, Validation: { } validation } || !IsWrongOnBoth(train, validation) || IsOtherwiseExplained(run))
            return null;
        var evidence = CoachText.UnderfitEvidence.Fill(
            Quantity.ShortPercent(train.Accuracy), Quantity.ShortRange(train.AccuracyInterval), Quantity.ShortPercent(validation.Accuracy));
        var (sentence, bought) = Remedy(Signs.Recipe(run));
        return new Advice(Name, CoachText.UnderfitSees, evidence, sentence, OwnTrials.Best(run, "wider", "deeper") ?? bought);
    }

    // At least so many errors, by the lower ends of the intervals of the error rates.
    private static bool IsWrongOnBoth(EvaluationReport train, EvaluationReport validation) =>
        1 - train.AccuracyInterval.High > ManyErrors && 1 - train.AccuracyInterval.High > MostErrors * (1 - validation.Accuracy);

    private static bool IsOtherwiseExplained(RunRecord run) => Signs.HasNoCourse(run)
        || Signs.BrokenOut(run) is not null || Signs.Crawls(run) || Signs.BeforeFall(run) is not null || Signs.BeforeRise(run) is not null;

    private static (string Try, string Bought) Remedy(Recipe recipe)
    {
        var hides = recipe.Augmentation is { Cutout: > 0 } or { Erasing.Probability: > 0 } || recipe.Augmentation.MixesTargets;
        if (hides)
            return (CoachText.UnderfitTryLess, CoachText.UnderfitBoughtLess);
        return recipe.Architecture.Convolves
            ? (CoachText.UnderfitTryWider, CoachText.UnderfitBoughtWider)
            : (CoachText.UnderfitTryConvolution, CoachText.UnderfitBoughtConvolution);
    }
}
