namespace Vitrine.Data;

/// <summary>What checking one file found.</summary>
/// <param name="Name">Without folder and <c>.gz</c>.</param>
/// <param name="Path">Where it lies; null if it is missing.</param>
/// <param name="Expected">SHA-256 that the decompressed content should have; null where none is known.</param>
/// <param name="Actual">SHA-256 that it has; null if it cannot be read.</param>
/// <param name="IsValid">Readable, and as expected where that is known.</param>
/// <param name="Problem">What is wrong, in the current language; null if nothing is.</param>
public sealed record FileVerification(string Name, string? Path, string? Expected, string? Actual, bool IsValid, string? Problem);
