namespace Vitrine.Comparison.Measuring;

/// <summary>How the comparison is run.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Trainings of each contestant; a median of fewer than three says little.</summary>
    public int Repeats { get; init; } = 3;

    /// <summary>At most so many epochs each; 0 leaves each its own number. With a limit it is a smoke run.</summary>
    public int EpochLimit { get; init; }

    /// <summary>Train on the first so many images. Less than all is a smoke run.</summary>
    public int ImageLimit { get; init; } = AllImages;

    /// <summary>At most so many seconds each; 0 leaves each its own cap.</summary>
    public int CapSeconds { get; init; }

    public IReadOnlyList<string> Only { get; init; } = [];

    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Of Fashion-MNIST's training split.</summary>
    internal const int AllImages = 60_000;

    /// <summary>Shows that everything runs, and measures nothing that may be published.</summary>
    internal bool IsSmokeRun => EpochLimit > 0 || ImageLimit < AllImages;
}
