namespace Vitrine.Improvement.Studies;

/// <summary>What is wanted of a trial.</summary>
/// <param name="Name">E.g. <c>accuracy</c>.</param>
/// <param name="IsBetterHigh">Whether more of it is better.</param>
public sealed record Objective(string Name, bool IsBetterHigh)
{
    /// <summary>The same value so that less is better.</summary>
    internal double Loss(double value) => IsBetterHigh ? -value : value;
}
