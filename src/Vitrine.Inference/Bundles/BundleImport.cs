namespace Vitrine.Inference.Bundles;

/// <summary>A file that a model was read from.</summary>
/// <param name="File">Its name, without folders.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of its content.</param>
/// <param name="Program">What wrote it, with its version, such as <c>Keras 2.15.0</c>.</param>
public sealed record BundleImport(string File, string Sha256, string Program)
{
    /// <summary>Imports in a row that a description keeps: a longer history is a slip or an attack on memory.</summary>
    internal const int LongestChain = 16;

    /// <summary>The file that the model had been read from before this one was written; null where this import was the first.</summary>
    public BundleImport? Before { get; init; }

    /// <summary>Imports in a row, this one and all before it.</summary>
    internal int ChainLength => 1 + (Before?.ChainLength ?? 0);
}
