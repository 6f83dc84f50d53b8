namespace Vitrine.Improvement.Findings;

/// <summary>What a study says about one parameter.</summary>
/// <param name="Name">Of the parameter.</param>
/// <param name="Importance">Its share in what made trials differ, 0–1; all parameters' add up to 1, or to 0 where nothing is known.</param>
/// <param name="Curve">What is expected of the objective along the parameter's range, all else as it was, by coordinate; empty where no trial had it.</param>
/// <param name="Best">The coordinate where that is best.</param>
/// <param name="Gain">What that is better by than the mean over the parameter's range, in the objective's unit and never negative.</param>
public sealed record ParameterFinding(string Name, double Importance, IReadOnlyList<ExpectedValue> Curve, double Best, double Gain)
{
    /// <summary>A smaller share of what made trials differ cannot be told from noise.</summary>
    public const double SmallestImportance = 0.01;

    public bool Matters => Importance >= SmallestImportance;
}
