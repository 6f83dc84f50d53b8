using Vitrine.Reporting;

namespace Vitrine.Coaching;

/// <summary>
/// One thing that curves and results can show. A rule is a function of the record and nothing else; it looks at training and validation, never at
/// <see cref="RunRecord.Test"/>, since advice from there would be followed and the test split would have taken part in training.
/// </summary>
public interface ICoachRule
{
    /// <summary>Its key in <see cref="CoachRules"/>, e.g. <c>overfitting</c>.</summary>
    string Name { get; }

    /// <param name="run">At any stage: what is not known yet shows nothing.</param>
    /// <returns>Null where this is not to be seen.</returns>
    Advice? Look(RunRecord run);
}
