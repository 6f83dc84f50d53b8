using Vitrine.Reporting;

namespace Vitrine.Coaching;

/// <summary>Reads a run's curves and results and says what it sees. The same record always gets the same advice.</summary>
public static class Coach
{
    /// <param name="run">At any stage; its test results are not looked at.</param>
    /// <returns>The most important first; empty where nothing is to be seen.</returns>
    public static IReadOnlyList<Advice> Look(RunRecord run)
    {
        // No rule can look at what it is not shown.
        var seen = run with { Test = null };
        return [.. CoachRules.All.Values.Select(rule => rule.Look(seen)).OfType<Advice>()];
    }
}
