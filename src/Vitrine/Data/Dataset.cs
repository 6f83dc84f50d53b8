namespace Vitrine.Data;

/// <summary>A data set as found: its training and test splits, and where they came from.</summary>
/// <param name="Name">For people, e.g. <c>Fashion-MNIST</c>, which only its own images are called, or a folder's name.</param>
/// <param name="Train">The official training split.</param>
/// <param name="Test">The official test split, for final numbers only.</param>
/// <param name="Source">Where it was found: a folder, or words such as <c>embedded sample</c>.</param>
/// <param name="Sha256">
/// Lower-case hexadecimal SHA-256 of each file's decompressed content, by file name, in reading order; of an npz or csv file as it is; for a folder of pictures,
/// of each split's pixels and labels.
/// </param>
public sealed record Dataset(string Name, ImageSet Train, ImageSet Test, string Source, IReadOnlyDictionary<string, string> Sha256);
