namespace Vitrine.Runs;

/// <summary>How a repeated run compares with its original.</summary>
/// <param name="Original">Name of the run that was repeated.</param>
/// <param name="Repeated">Name of the run that repeated it.</param>
/// <param name="OriginalSha256">Of the original's weights.safetensors.</param>
/// <param name="RepeatedSha256">Of the repetition's.</param>
/// <param name="Differences">Of machine and software; the data was found equal before.</param>
public sealed record ReproductionReport(
    string Original, string Repeated, string OriginalSha256, string RepeatedSha256, IReadOnlyList<EnvironmentDifference> Differences)
{
    /// <summary>Whether all weights are the same, byte for byte.</summary>
    public bool IsEqual => OriginalSha256 == RepeatedSha256;
}
