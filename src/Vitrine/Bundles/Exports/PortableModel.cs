using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Models;

namespace Vitrine.Bundles.Exports;

/// <summary>A trained model with all that goes along when it leaves its bundle: what it is, and images with the answers that prove it.</summary>
/// <param name="Manifest">Its description; the files that it lists are those of the bundle it came from, if it came from one.</param>
/// <param name="Model">Architecture and weights.</param>
/// <param name="Probe">Images, and the trained network's answers.</param>
public sealed record PortableModel(BundleManifest Manifest, TrainedModel Model, Probe Probe)
{
    /// <summary>Training images, for formats that are calibrated by some; see <see cref="ExportFormat.NeedsImages"/>.</summary>
    public ImageSet? Calibration { get; init; }

    /// <summary>Reads a bundle, all files of which are checked against their hashes.</summary>
    /// <exception cref="VitrineException">The bundle is missing, altered or damaged.</exception>
    public static PortableModel Load(string bundle)
    {
        var reader = BundleReader.Open(bundle);
        reader.VerifyFiles();
        return new PortableModel(reader.Manifest, ModelBundle.Load(bundle), reader.ReadProbe());
    }

    /// <summary>The texts that go along in a file of another format, by the names they have in a bundle.</summary>
    internal IReadOnlyDictionary<string, byte[]> Texts => new OrderedDictionary<string, byte[]>
    {
        [BundleFiles.Manifest] = (Manifest with { Files = new Dictionary<string, string>() }).ToJson(),
        [BundleFiles.Probe] = Probe.ToJson(),
    };

    /// <summary>From what a file holds.</summary>
    /// <param name="path">The file, for errors.</param>
    /// <param name="weights">By name.</param>
    /// <param name="text">One of <see cref="Texts"/>; null where the file lacks it.</param>
    /// <exception cref="VitrineException">A text or a weight is missing or does not fit.</exception>
    internal static PortableModel Of(string path, IReadOnlyDictionary<string, Weight> weights, Func<string, byte[]?> text)
    {
        var (manifest, probe) = Description(path, text);
        return new PortableModel(manifest, ModelBundle.ModelOf(manifest, weights, path), probe);
    }

    /// <inheritdoc cref="Of"/>
    internal static (BundleManifest Manifest, Probe Probe) Description(string path, Func<string, byte[]?> text)
    {
        var manifest = ManifestReader.Read(Place(BundleFiles.Manifest), Required(BundleFiles.Manifest), isBundle: false);
        return (manifest, ManifestReader.ReadProbe(Place(BundleFiles.Probe), Required(BundleFiles.Probe), manifest));

        string Place(string name) => $"{path}#{name}";
        byte[] Required(string name) => text(name) ?? throw VitrineException.InvalidData(ExportsText.NoProof.Fill(path, name));
    }
}
