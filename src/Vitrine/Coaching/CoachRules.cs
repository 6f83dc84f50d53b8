using Vitrine.Coaching.Rules;

namespace Vitrine.Coaching;

/// <summary>Every rule by its name, the most important first: what spoils a training comes before what could be better in it, and that before what its model is like.</summary>
public static class CoachRules
{
    public static readonly IReadOnlyDictionary<string, ICoachRule> All = new OrderedDictionary<string, ICoachRule>
    {
        ["learning-rate-too-high"] = new LearningRateTooHigh(),
        ["unstable-loss"] = new UnstableLoss(),
        ["learning-rate-too-low"] = new LearningRateTooLow(),
        ["dead-units"] = new DeadUnits(),
        ["schedule-too-short"] = new ScheduleTooShort(),
        ["overfitting"] = new Overfitting(),
        ["underfitting"] = new Underfitting(),
        ["suffering-class"] = new SufferingClass(),
        ["calibration-drift"] = new CalibrationDrift(),
    };
}
