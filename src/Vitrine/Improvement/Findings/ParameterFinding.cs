namespace Vitrine.Improvement.Findings;

/// <summary>What a study says about one parameter.</summary>
/// <param name="Name">Of the parameter.</param>
/// <param name="Importance">Its share in what made trials differ, 0–1; all parameters' add up to 1, or to 0 where nothing is known.</param>
/// <param name="Best">Where the trials are expected to be best, all else as it was: a coordinate.</param>
/// <param name="Gain">What that is expected to be better by than the mean over the parameter's range, in the objective's unit and never negative.</param>
public sealed record ParameterFinding(string Name, double Importance, double Best, double Gain);
