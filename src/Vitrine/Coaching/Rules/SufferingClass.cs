using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Reporting;
using Vitrine.Reporting.Markup;

namespace Vitrine.Coaching.Rules;

/// <summary>
/// A class that is missed at least twice as often as images on the whole, by the favourable end of its interval. A model that is wrong more than every other time
/// has no such class, since nothing is missed more often than always; its fault is another.
/// </summary>
public sealed class SufferingClass : ICoachRule
{
    /// <summary>Classes differ; only a factor is worth a person's time. With its interval's end taken, ten equal classes give a false alarm about never.</summary>
    private const double Worse = 2;

    /// <summary>Of the images that classes have on average.</summary>
    private const double FewImages = 0.5;

    public string Name => "suffering-class";

    public Advice? Look(RunRecord run)
    {
        if (run.Validation is not { } report || report.Classes.Where(each => each.Support > 0).MinBy(each => each.RecallInterval.High) is not { } worst)
            return null;
        if (1 - worst.RecallInterval.High <= Worse * (1 - report.Accuracy) || Rival(report, worst) is not { } rival)
            return null;
        var evidence = CoachText.ClassEvidence.Fill(
            Quantity.ShortPercent(worst.Recall),
            Quantity.Count(worst.Support),
            worst.Name.Current,
            Quantity.ShortRange(worst.RecallInterval),
            Quantity.ShortPercent(report.Accuracy),
            Quantity.Count(rival.Count),
            Quantity.Count(rival.ErrorCount),
            rival.Name);
        var mean = report.Count / (double)report.Classes.Count;
        var remedy = worst.Support < FewImages * mean
            ? CoachText.ClassTryMore.Fill(worst.Name.Current, Quantity.Count(worst.Support), Quantity.Count((long)Math.Round(mean)))
            : CoachText.ClassTryLook.Fill(worst.Name.Current, rival.Name);
        return new Advice(Name, CoachText.ClassSees.Fill(worst.Name.Current), evidence, remedy, null);
    }

    /// <summary>What the class is taken for most often; null where the confusions are not known.</summary>
    private static (string Name, int Count, int ErrorCount)? Rival(EvaluationReport report, ClassMetrics worst)
    {
        var actual = Enumerable.Range(0, report.Classes.Count).First(label => ReferenceEquals(report.Classes[label], worst));
        if (actual >= report.Confusion.Count || report.Confusion[actual].Count != report.Classes.Count)
            return null;
        var errors = report.Confusion[actual].Select((count, predicted) => predicted == actual ? 0 : count).ToList();
        var most = errors.IndexOf(errors.Max());
        return (report.Classes[most].Name.Current, errors[most], errors.Sum());
    }
}
