namespace Vitrine.Inference.Bundles;

/// <summary>A file that a model was read from.</summary>
/// <param name="File">Its name, without folders.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of its content.</param>
/// <param name="Program">What wrote it, with its version, such as <c>Keras 2.15.0</c>.</param>
public sealed record BundleImport(string File, string Sha256, string Program);
