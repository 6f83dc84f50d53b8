namespace Vitrine.Improvement.Pruners;

/// <summary>What pruners may be told.</summary>
public sealed record PruningOptions
{
    /// <summary>The first step at which a trial can be ended.</summary>
    public int MinimumStep { get; init; } = 1;

    /// <summary>The last step of a trial that is never ended.</summary>
    public required int MaximumStep { get; init; }

    /// <summary>Of so many trials one goes on at each rung; 3 is Hyperband's usual.</summary>
    public int Reduction { get; init; } = 3;

    /// <summary>Finished trials before the median is worth comparing with.</summary>
    public int StartupCount { get; init; } = 5;
}
