using System.Globalization;
using Vitrine.Improvement.Ensembles;
using Vitrine.Improvement.Findings;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Trials;
using Vitrine.Inference;
using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Studies;

/// <summary>What a study found, in the words of the current language; <c>`code`</c> stands between backticks.</summary>
public static class StudySentences
{
    private const int MostNamed = 6;

    /// <summary>Below a hundredth of a point there is nothing to gain.</summary>
    private const double SmallestGain = 0.0001;

    /// <summary>A sentence for each parameter that matters, the most important first, one for those that do not, and one for two that act together.</summary>
    public static IEnumerable<string> Of(SearchSpace space, StudyFindings findings)
    {
        foreach (var finding in findings.Parameters.Where(finding => finding.Matters).Take(MostNamed))
            yield return Of(space.Named(finding.Name), finding);
        if (MatteredNot(findings) is { } idle)
            yield return idle;
        if (findings.Interaction is { } pair && pair.Strength >= SmallestGain)
            yield return StudyReportText.Interaction.Fill(pair.First, pair.Second, Quantity.Points(pair.Strength));
    }

    /// <summary>Null where everything mattered.</summary>
    public static string? MatteredNot(StudyFindings findings)
    {
        var idle = findings.Parameters.Where(finding => !finding.Matters).Select(finding => $"`{finding.Name}`").ToList();
        return idle.Count == 0 ? null : StudyReportText.MatteredNot.Fill(string.Join(", ", idle));
    }

    /// <summary>Whether it is worth going on.</summary>
    public static string Of(FurtherGain further) =>
        (further.Expected < FurtherGain.WorthGoingOn ? StudyReportText.StopHere : StudyReportText.GoOn)
        .Fill(Quantity.Duration(further.Seconds), Quantity.Count((long)Math.Round(further.TrialCount)), Quantity.Points(further.Expected));

    /// <summary>What the comparison on test came to.</summary>
    public static string Of(StudyAnswer answer)
    {
        var gain = answer.Test.GainInterval;
        var sentence = gain.Low > 0 ? StudyReportText.Better : gain.High < 0 ? StudyReportText.Worse : StudyReportText.Undecided;
        // "worse by 2 points", not by minus two
        return gain.High < 0
            ? sentence.Fill(Quantity.SignedPoints(-answer.Test.Gain), Quantity.SignedPoints(-gain.High), Quantity.SignedPoints(-gain.Low), answer.Seeds.Count)
            : sentence.Fill(Quantity.SignedPoints(answer.Test.Gain), Quantity.SignedPoints(gain.Low), Quantity.SignedPoints(gain.High), answer.Seeds.Count);
    }

    /// <summary>A sentence for each way to make more of a study's models than the best of them.</summary>
    public static IEnumerable<string> Of(StudyEnsemble ensemble)
    {
        yield return ensemble.Members.Count == 1
            ? StudyReportText.EnsembleOfOne.Fill(NameOf(ensemble.Members[0].Model), ensemble.ModelCount)
            : StudyReportText.Together.Fill(ensemble.Members.Count, Judgement(ensemble.Together));
        yield return ensemble switch
        {
            { Averaged: { } averaged } => StudyReportText.Averaged.Fill(ensemble.AveragedFrom.Count, Judgement(averaged)),
            { AlikeCount: 0 } => StudyReportText.NoneAlike,
            _ => StudyReportText.AveragedNot.Fill(ensemble.AlikeCount),
        };
        if (ensemble.Distilled is { } distilled)
            yield return StudyReportText.Distilled.Fill(Judgement(distilled));
    }

    /// <summary>What there is beside the best single model.</summary>
    public static IEnumerable<(string Name, Alternative Alternative)> Alternatives(StudyEnsemble ensemble)
    {
        if (ensemble.Members.Count > 1)
            yield return (StudyReportText.NameTogether.Fill(ensemble.Members.Count), ensemble.Together);
        if (ensemble.Averaged is { } averaged)
            yield return (StudyReportText.NameAveraged.Fill(ensemble.AveragedFrom.Count), averaged);
        if (ensemble.Distilled is { } distilled)
            yield return (StudyReportText.NameDistilled, distilled);
    }

    /// <summary>Of a model in the study's folder.</summary>
    public static string NameOf(string model) =>
        model == EnsembleBuilder.BestName ? StudyReportText.NameBest : StudyReportText.NameTrial.Fill(int.Parse(model, CultureInfo.InvariantCulture));

    private static string Judgement(Alternative alternative)
    {
        var (comparison, interval) = (alternative.Test, alternative.Test.GainInterval);
        var sentence = interval.Low > 0 ? StudyReportText.JudgedBetter : interval.High < 0 ? StudyReportText.JudgedWorse : StudyReportText.JudgedAlike;
        return sentence.Fill(Quantity.SignedPoints(comparison.Gain), Quantity.SignedPoints(interval.Low), Quantity.SignedPoints(interval.High));
    }

    private static string Of(Parameter parameter, ParameterFinding finding) => finding.Gain < SmallestGain
        ? StudyReportText.MattersFlat.Fill(parameter.Name, Quantity.WholePercent(finding.Importance))
        : StudyReportText.Bought.Fill(parameter.Name, Quantity.Points(finding.Gain), parameter.Describe(finding.Best), Quantity.WholePercent(finding.Importance));
}
