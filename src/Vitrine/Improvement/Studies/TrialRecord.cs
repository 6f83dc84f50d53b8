using Vitrine.Improvement.Spaces;

namespace Vitrine.Improvement.Studies;

/// <summary>What is known of one trial.</summary>
/// <param name="Number">From 0, in the order in which they were chosen.</param>
/// <param name="Choice">What was chosen for it.</param>
public sealed record TrialRecord(int Number, Choice Choice)
{
    public TrialState State { get; init; }

    /// <summary>In the order of the study's objectives; empty unless finished.</summary>
    public IReadOnlyList<double> Values { get; init; } = [];

    /// <summary>By step.</summary>
    public IReadOnlyList<TrialReport> Reports { get; init; } = [];

    /// <summary>Work on it, over all attempts that came to something.</summary>
    public double Seconds { get; init; }

    /// <summary>Why it failed, or was ended early for another reason than that others were better; otherwise null.</summary>
    public string? Reason { get; init; }

    /// <summary>How often someone began or carried on work on it.</summary>
    public int AttemptCount { get; init; }

    /// <summary>How many attempts in a row, the last ones, ended without a report and without being given back: those of workers that died.</summary>
    public int FruitlessCount { get; init; }

    public bool HasEnded => State != TrialState.Open;
}
