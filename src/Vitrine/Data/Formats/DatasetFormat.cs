using Vitrine.Inference;

namespace Vitrine.Data.Formats;

/// <summary>One way to lay a data set into files.</summary>
public abstract class DatasetFormat
{
    /// <summary>As typed, such as <c>npz</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether its files come in a folder; else it is one file, called as the person likes.</summary>
    public virtual bool IsFolder => true;

    /// <summary>Of the files that are written, in the order of the report.</summary>
    internal abstract IReadOnlyList<string> FileNames(Dataset dataset);

    /// <summary>Writes the files into a folder that is empty.</summary>
    /// <exception cref="VitrineException">The format has no way to say what the set is.</exception>
    internal abstract Task WriteAsync(Dataset dataset, string folder, CancellationToken cancellationToken);

    /// <summary>The other formats, for who is told that this one will not do.</summary>
    private protected string Others => string.Join(", ", DatasetFormats.All.Keys.Where(name => name != Name));
}
