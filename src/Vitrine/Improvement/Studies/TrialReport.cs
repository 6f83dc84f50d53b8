namespace Vitrine.Improvement.Studies;

/// <summary>How good a trial was on its way.</summary>
/// <param name="Step">How far it was, e.g. in epochs; from 1.</param>
/// <param name="Value">Of the study's first objective, in its own direction.</param>
public sealed record TrialReport(int Step, double Value);
