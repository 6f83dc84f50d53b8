using Vitrine.Evaluation;
using Vitrine.Reporting;
using Vitrine.Training;

namespace Vitrine.Coaching;

/// <summary>
/// Signs that several rules ask for, each defined once. A rule speaks only where the signs of what would explain its own away are absent, so that no two
/// pieces of advice contradict: steps that are too large explain an unsteady loss, a loss that still falls is no sign of a network too small.
/// </summary>
/// <remarks>
/// Validation is what is looked at, since training is seen on changed images and softened targets; and the last weights' loss, not test-time views.
/// Where weights are averaged, validation shows their average.
/// </remarks>
internal static class Signs
{
    /// <summary>
    /// A training whose loss passes that of even guessing by half has been thrown out by its own steps: fresh weights guess about evenly, and slow ones stay there.
    /// </summary>
    private const double BrokenLoss = 1.5;

    /// <summary>Less than half of the way from guessing to certainty: every preset measured leaves that behind in its first epoch.</summary>
    private const double SlowLoss = 0.5;

    /// <summary>Of all that a training gains, by the middle of its epochs; every preset measured has 99 % of it by then, one at a thousandth of its learning rate 70 %.</summary>
    private const double StraightShare = 0.9;

    /// <summary>`fast` passes 83 % of validation after 54 steps and `seed` after 70 (images by arithmetic in docs/results.md): a hundred are a fair trial of a rate.</summary>
    internal const int FairStepCount = 100;

    /// <summary>
    /// Of mean loss over √N. The standard error of the difference of two epochs' losses on the same images was 0.33 to 0.46 of it in three pairs of epochs of `seed`
    /// and `fast` with 5,000 images, and 0.75 in two pairs with 300: chance passes this in less than one case in twenty.
    /// </summary>
    private const double Clear = 1.25;

    /// <summary>Fewer rows show no course.</summary>
    private const int FewestEpochs = 3;

    internal static Recipe Recipe(RunRecord run) => run.FinalRecipe ?? run.Recipe;

    /// <summary>Of guessing evenly, in nats; infinite where the classes are not known, so that nothing is worse than it.</summary>
    internal static double GuessingLoss(RunRecord run) => run.Classes is { Count: > 1 } classes ? Math.Log(classes.Count) : double.PositiveInfinity;

    /// <summary>Steps that were trained for; 0 where the data is not known.</summary>
    internal static long StepCount(RunRecord run)
    {
        var images = run.Dataset?.TrainCount ?? 0;
        return images == 0 ? 0 : run.History.Count * (images / Math.Clamp(Recipe(run).BatchSize, 1, images));
    }

    /// <summary>How far apart chance puts two epochs' losses on the same images, in nats: losses of images scatter about as wide as their mean, but go together.</summary>
    internal static double Chance(double loss, RunRecord run) => run.Validation is { Count: > 0 } report ? Clear * loss / Math.Sqrt(report.Count) : double.PositiveInfinity;

    /// <summary>
    /// Where the loss was highest, if steps have thrown it far beyond guessing; or, in the first epoch, when nothing can be known by heart yet, a network that
    /// is right clearly more often than by guessing and yet has a worse loss, since its answers are far too sure. Null where neither is to be seen.
    /// </summary>
    internal static ValidationLook? BrokenOut(RunRecord run)
    {
        var guessing = GuessingLoss(run);
        if (Losses(run).MaxBy(look => look.Loss) is { } worst && worst.Loss > BrokenLoss * guessing)
            return worst;
        return FirstEpoch(run).FirstOrDefault(look => look.Loss > guessing && IsLearnt(look.Accuracy, run));
    }

    /// <summary>Whether the last validation loss is closer to guessing than to certainty.</summary>
    internal static bool KnowsLittle(RunRecord run) => run.History.Count > 0 && run.History[^1].ValidationLoss > SlowLoss * GuessingLoss(run);

    /// <summary>Whether there are too few epochs to show a course.</summary>
    internal static bool HasNoCourse(RunRecord run) => run.History.Count < FewestEpochs;

    /// <summary>Whether the network knows little at the end and learnt at the same slow pace from the first epoch to the last.</summary>
    internal static bool Crawls(RunRecord run)
    {
        if (HasNoCourse(run) || !KnowsLittle(run) || BrokenOut(run) is not null)
            return false;
        var (guessing, middle, last) = (GuessingLoss(run), run.History[(run.History.Count - 1) / 2].ValidationLoss, run.History[^1].ValidationLoss);
        return guessing - middle < StraightShare * (guessing - last);
    }

    /// <summary>The epoch of the lowest validation loss, where it has clearly risen since; null where it has not.</summary>
    internal static EpochRecord? BeforeRise(RunRecord run)
    {
        if (HasNoCourse(run) || run.History.MinBy(row => row.ValidationLoss) is not { } lowest)
            return null;
        return run.History[^1].ValidationLoss - lowest.ValidationLoss > Chance(lowest.ValidationLoss, run) ? lowest : null;
    }

    /// <summary>The epoch before the last third, where validation loss has clearly fallen since and is lowest at the end; null where it has not.</summary>
    internal static EpochRecord? BeforeFall(RunRecord run)
    {
        if (run.History.Count < 2 || run.History[^1].ValidationLoss > run.History.Min(row => row.ValidationLoss))
            return null;
        var (last, before) = (run.History[^1].ValidationLoss, run.History[run.History.Count - 1 - ((run.History.Count + 2) / 3)]);
        return before.ValidationLoss - last > Chance(last, run) ? before : null;
    }

    private static IEnumerable<ValidationLook> FirstEpoch(RunRecord run) => run.EarlyLooks.Concat(run.History.Take(1).Select(Validated));

    /// <summary>All that were measured. A teacher's part in the training loss is no cross-entropy and cannot be set beside guessing.</summary>
    private static IEnumerable<ValidationLook> Losses(RunRecord run)
    {
        var trained = Recipe(run).Distillation is null ? run.History.Select(row => Validated(row) with { Loss = row.TrainLoss }) : [];
        return run.EarlyLooks.Concat(run.History.Select(Validated)).Concat(trained);
    }

    private static ValidationLook Validated(EpochRecord row) => new(row.Epoch, row.ValidationLoss, row.ValidationAccuracy, row.ElapsedSeconds);

    private static bool IsLearnt(double accuracy, RunRecord run) => run is { Classes: { Count: > 1 } classes, Validation: { Count: > 0 } report }
        && Interval.OfProportion((long)Math.Round(Math.Clamp(accuracy, 0, 1) * report.Count), report.Count).Low > 1.0 / classes.Count;
}
