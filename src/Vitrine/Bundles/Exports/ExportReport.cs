namespace Vitrine.Bundles.Exports;

/// <summary>An exported file.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Of its content, lower-case hexadecimal.</param>
/// <param name="Verification">The proof that it is the trained model.</param>
public sealed record ExportReport(string Path, long Bytes, string Sha256, VerificationReport Verification)
{
    /// <summary>What eight bits gained and cost; null where there are more, or where nothing was measured.</summary>
    public QuantizationReport? Quantization { get; init; }
}
