using System.Globalization;
using Vitrine.Inference;

namespace Vitrine.Improvement.Studies;

/// <summary>Checks a study's settings where it begins: every violation at once, each with its constraint and its value.</summary>
internal static class StudyRules
{
    /// <summary>A rung is counted up by the reduction until it is past the last step, in an <c>int</c>.</summary>
    private const int LargestStep = 1_000_000, LargestReduction = 1_000;

    /// <exception cref="VitrineException">Something is out of range.</exception>
    internal static void Require(StudySettings settings)
    {
        (bool Holds, string Constraint, double Value)[] rules =
        [
            (settings.MaximumStep is >= 1 and <= LargestStep, $"1 ≤ maximumStep ≤ {LargestStep}", settings.MaximumStep),
            (settings.MinimumStep >= 1, "minimumStep ≥ 1", settings.MinimumStep),
            (settings.MinimumStep <= settings.MaximumStep, "minimumStep ≤ maximumStep", settings.MinimumStep),
            (settings.Reduction is >= 2 and <= LargestReduction, $"2 ≤ reduction ≤ {LargestReduction}", settings.Reduction),
            (settings.Overlap >= 1, "overlap ≥ 1", settings.Overlap),
            (settings.TrialCount is null or >= 1, "trialCount ≥ 1", settings.TrialCount ?? 0),
            (settings.Objectives.Count >= 1, "objectives ≥ 1", settings.Objectives.Count),
        ];
        var violations = rules.Where(rule => !rule.Holds).Select(rule => $"{rule.Constraint} ({rule.Value.ToString(CultureInfo.CurrentCulture)})").ToList();
        if (violations.Count > 0)
            throw VitrineException.InvalidUsage(StudiesText.BadSettings.Fill(string.Join("; ", violations)));
    }
}
