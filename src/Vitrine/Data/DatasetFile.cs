namespace Vitrine.Data;

/// <summary>One file of a known data set.</summary>
/// <param name="Name">Without <c>.gz</c>.</param>
/// <param name="Sha256">Lower-case hexadecimal, of the decompressed content.</param>
/// <param name="ContentBytes">Size of the decompressed content.</param>
public sealed record DatasetFile(string Name, string Sha256, long ContentBytes);
