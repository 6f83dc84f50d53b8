namespace Vitrine.Data;

/// <summary>Where a data set lies.</summary>
/// <param name="Folder">Of the files; words where it is inside the program.</param>
/// <param name="Files">In reading order.</param>
/// <param name="Rejected">Places that hold the set damaged or in its old release, one sentence each, in the current language.</param>
public sealed record DatasetLocation(string Name, string Folder, IReadOnlyList<LocatedFile> Files, IReadOnlyList<string> Rejected);

/// <param name="Name">Without folder and <c>.gz</c>.</param>
/// <param name="Bytes">As it lies there, packed or not.</param>
/// <param name="Sha256">Lower-case hexadecimal, of the decompressed content.</param>
public sealed record LocatedFile(string Name, long Bytes, string Sha256);
