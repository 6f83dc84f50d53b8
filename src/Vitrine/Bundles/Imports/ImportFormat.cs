using Vitrine.Inference;

namespace Vitrine.Bundles.Imports;

/// <summary>One kind of file that a model can be read from.</summary>
public abstract class ImportFormat
{
    /// <summary>For people, such as <c>Keras</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What its files' names end in, with the dot.</summary>
    public abstract IReadOnlyList<string> Extensions { get; }

    /// <summary>Reads the model; no code of the file's is run.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the file does not say.</param>
    /// <exception cref="VitrineException">The file is missing or damaged, or holds what Vitrine has no equal of; the message says which.</exception>
    internal abstract ImportedModel Read(string path, ImportOptions options);
}
