namespace Vitrine.Training.Budgets;

/// <summary>What a model may cost; null is without limit.</summary>
public sealed record TrainingBudget
{
    /// <summary>For calibration and training together; loading, charts and saving come on top.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Trained or frozen.</summary>
    public long? MaxParameters { get; init; }

    /// <summary>To classify one image with ONNX Runtime on one thread of this machine, with the views that the recipe asks for.</summary>
    public double? MaxMilliseconds { get; init; }

    internal bool IsLimited => Time is not null || MaxParameters is not null || MaxMilliseconds is not null;
}
