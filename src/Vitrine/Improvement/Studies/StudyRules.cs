using System.Globalization;
using Vitrine.Inference;

namespace Vitrine.Improvement.Studies;

/// <summary>Checks a study's settings where it begins: every violation at once, each with its constraint and its value.</summary>
internal static class StudyRules
{
    /// <exception cref="VitrineException">Something is out of range.</exception>
    internal static void Require(StudySettings settings)
    {
        (bool Holds, string Constraint, double Value)[] rules =
        [
            (settings.MaximumStep >= 1, "maximumStep ≥ 1", settings.MaximumStep),
            (settings.MinimumStep >= 1, "minimumStep ≥ 1", settings.MinimumStep),
            (settings.Reduction >= 2, "reduction ≥ 2", settings.Reduction),
            (settings.Overlap >= 1, "overlap ≥ 1", settings.Overlap),
            (settings.TrialCount is null or >= 1, "trialCount ≥ 1", settings.TrialCount ?? 0),
            (settings.Objectives.Count >= 1, "objectives ≥ 1", settings.Objectives.Count),
        ];
        var violations = rules.Where(rule => !rule.Holds).Select(rule => $"{rule.Constraint} ({rule.Value.ToString(CultureInfo.CurrentCulture)})").ToList();
        if (violations.Count > 0)
            throw VitrineException.InvalidUsage(StudiesText.BadSettings.Fill(string.Join("; ", violations)));
    }
}
