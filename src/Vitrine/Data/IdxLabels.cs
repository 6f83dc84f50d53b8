namespace Vitrine.Data;

/// <summary>The content of an IDX file of labels.</summary>
/// <param name="Labels">[N].</param>
/// <param name="Sha256">Lower-case hexadecimal, of the decompressed file.</param>
public sealed record IdxLabels(byte[] Labels, string Sha256);
