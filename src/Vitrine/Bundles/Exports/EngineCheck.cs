using Vitrine.Inference.Bundles;

namespace Vitrine.Bundles.Exports;

/// <summary>How one engine's answers to the probe compare with the trained network's.</summary>
/// <param name="Engine">Its name and version.</param>
/// <param name="Outcome">The largest differences.</param>
public sealed record EngineCheck(string Engine, ProbeOutcome Outcome)
{
    /// <summary>Integers are summed without rounding, on every processor alike; a step more or less where a value lay between two is all that may differ.</summary>
    private const double QuantizedTolerance = 0.01;

    /// <summary>What eight bits may change of a probability before they spoil a network rather than round it.</summary>
    private const double LargestRounding = 0.25;

    /// <summary>What the rounding of large logits may change of a probability at most.</summary>
    private const double LargestLogitRounding = 1e-3;

    /// <summary>Of a quantised model: the differences from what it answered itself when it was made; null for others.</summary>
    public ProbeOutcome? FromExport { get; init; }

    /// <summary>Whether the engine answers as the trained network does, in float arithmetic of another order, or with eight bits as it did when it was made.</summary>
    public bool Holds => FromExport is { } own
        ? own.MaxProbabilityDifference <= QuantizedTolerance && Outcome.MaxProbabilityDifference <= LargestRounding
        : Outcome.Top1Agreement == 1 && (Outcome.MaxProbabilityDifference <= ParityReport.Tolerance || IsRounding);

    /// <summary>Networks that were fed with bytes as they are have logits in hundreds, whose last digits are larger than others' and show in probabilities.</summary>
    private bool IsRounding =>
        Outcome.MaxLogitDifference < ParityReport.Tolerance * Outcome.LargestLogit && Outcome.MaxProbabilityDifference <= LargestLogitRounding;
}
