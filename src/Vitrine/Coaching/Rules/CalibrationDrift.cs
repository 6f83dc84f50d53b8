using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Reporting;
using Vitrine.Reporting.Markup;
using Vitrine.Training;

namespace Vitrine.Coaching.Rules;

/// <summary>
/// Confidence that has drifted away from how often the model is right, by more than chance and more than matters. Modesty that the recipe teaches (softened or mixed targets,
/// teachers) is meant, and a training that went wrong or is not over has graver faults.
/// </summary>
public sealed class CalibrationDrift : ICoachRule
{
    /// <summary>Two points and a half: a threshold on confidence chosen as 90 % then still means more than 87.</summary>
    private const double Matters = 0.025;

    /// <summary>Standard errors beyond which chance explains it in fewer than one case in twenty.</summary>
    private const double Clear = 1.96;

    public string Name => "calibration-drift";

    public Advice? Look(RunRecord run)
    {
        if (run.Validation is not { Count: > 0, Reliability.Count: > 0 } report || IsOtherwiseExplained(run))
            return null;
        var claimed = report.Reliability.Sum(bin => bin.Count * bin.Confidence) / report.Count;
        var (drift, chance) = (claimed - report.Accuracy, Clear * StandardError(report));
        if (Math.Abs(drift) <= Math.Max(Matters, chance) || (drift < 0 && TeachesModesty(Signs.Recipe(run))))
            return null;
        var evidence = CoachText.CalibrationEvidence.Fill(
            Quantity.ShortPercent(claimed), Quantity.ShortPercent(report.Accuracy), Quantity.Points(drift), Quantity.Points(chance));
        var trial = drift > 0 ? OwnTrials.Best(run, "label-smoothing") : null;
        return new Advice(Name, drift > 0 ? CoachText.CalibrationSeesOver : CoachText.CalibrationSeesUnder, evidence, Remedy(drift, Signs.Recipe(run)), trial);
    }

    private static bool IsOtherwiseExplained(RunRecord run) =>
        Signs.HasNoCourse(run) || Signs.BrokenOut(run) is not null || Signs.Crawls(run) || Signs.BeforeFall(run) is not null;

    private static bool TeachesModesty(Recipe recipe) => recipe.LabelSmoothing > 0 || recipe.Augmentation.MixesTargets || recipe.Distillation is not null;

    /// <summary>Of the accuracy, if each answer were right as often as its bin claims, 0–1.</summary>
    private static double StandardError(EvaluationReport report) =>
        Math.Sqrt(report.Reliability.Sum(bin => bin.Count * bin.Confidence * (1 - bin.Confidence))) / report.Count;

    private static string Remedy(double drift, Recipe recipe)
    {
        if (drift < 0)
            return CoachText.CalibrationTryUnder;
        return recipe.LabelSmoothing > 0 ? CoachText.CalibrationTryStop : CoachText.CalibrationTrySmoothing;
    }
}
