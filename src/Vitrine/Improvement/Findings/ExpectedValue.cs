namespace Vitrine.Improvement.Findings;

/// <summary>What is expected of the first objective at a coordinate of a parameter.</summary>
public sealed record ExpectedValue(double Coordinate, double Value);
