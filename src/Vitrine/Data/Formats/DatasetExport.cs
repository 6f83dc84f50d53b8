namespace Vitrine.Data.Formats;

/// <summary>A data set that was written in another format.</summary>
/// <param name="Name">Of the set, for people.</param>
/// <param name="Format">As typed.</param>
/// <param name="Place">The folder or the file.</param>
/// <param name="TrainCount">Training images.</param>
/// <param name="TestCount">Test images.</param>
/// <param name="Files">In the order in which they were written.</param>
public sealed record DatasetExport(string Name, string Format, string Place, int TrainCount, int TestCount, IReadOnlyList<ExportedFile> Files);

/// <param name="Path">Where it lies.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Of the file as it is, lower-case hexadecimal.</param>
public sealed record ExportedFile(string Path, long Bytes, string Sha256);
