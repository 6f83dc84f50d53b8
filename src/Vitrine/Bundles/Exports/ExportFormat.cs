using Vitrine.Inference;
using Vitrine.Inference.Bundles;

namespace Vitrine.Bundles.Exports;

/// <summary>One kind of file that a trained model can leave its bundle as: how it is written, and how it is asked whether it still is the model.</summary>
public abstract class ExportFormat
{
    /// <summary>As typed, such as <c>onnx</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What its files' names end in, with the dot.</summary>
    public abstract string Extension { get; }

    /// <summary>Whether training images must come along, by which it is calibrated.</summary>
    public virtual bool NeedsImages => false;

    /// <summary>What a file is called that nobody named.</summary>
    public virtual string FileName(BundleManifest manifest)
    {
        var name = string.Concat(manifest.Name.Select(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-')).Trim('-', '.');
        return (name.Length > 0 ? name : "model") + Extension;
    }

    /// <summary>Writes the file.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="model">With its description and probe, which go along.</param>
    /// <param name="fileName">Which the file will have, without its folder.</param>
    internal abstract void Write(Stream stream, PortableModel model, string fileName);

    /// <summary>Asks every engine that can compute the file for its answers to the file's own probe.</summary>
    /// <exception cref="VitrineException">The file is missing, damaged, or was not exported by Vitrine.</exception>
    internal abstract IReadOnlyList<EngineCheck> Verify(string path);
}
