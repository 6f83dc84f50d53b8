using System.Text.Json;
using Vitrine.Inference.Preprocessing;
using Vitrine.Inference.TestTime;

namespace Vitrine.Inference.Bundles;

/// <summary>
/// vitrine.json: what a bundle holds. Members that a reader does not know are passed over, so that a later version may add
/// some; a change that an older reader would misunderstand raises <see cref="FormatVersion"/>, and the older reader refuses.
/// </summary>
public sealed record BundleManifest
{
    public const int CurrentFormatVersion = 1;

    public int FormatVersion { get; init; } = CurrentFormatVersion;

    /// <summary>Of the model, for people.</summary>
    public required string Name { get; init; }

    /// <summary>Version of Vitrine that wrote the bundle.</summary>
    public required string VitrineVersion { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public required ImageSize Input { get; init; }

    /// <summary>By class index.</summary>
    public required IReadOnlyList<ClassName> Classes { get; init; }

    /// <summary>As fitted on the training part; the ONNX graph applies it itself.</summary>
    public required Normalization Normalization { get; init; }

    /// <summary>The network's layers, kept as they were written: whoever trains reads them, whoever predicts need not.</summary>
    public required JsonElement Architecture { get; init; }

    /// <summary>How many, trained or frozen.</summary>
    public required long Parameters { get; init; }

    /// <summary>The views that the metrics are averaged over; null is the network alone, which is what model.onnx gives.</summary>
    public TestTimeAugmentation? TestTimeAugmentation { get; init; }

    public BundleMetrics? Metrics { get; init; }

    public BundleProvenance? Provenance { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of each other file, by its plain name.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>vitrine.json's bytes: UTF-8, indented, ending in the SHA-256 of all that stands before it and a line feed.</summary>
    public byte[] ToJson() => ManifestSeal.Seal(JsonSerializer.SerializeToUtf8Bytes(this, BundleJson.Readable.BundleManifest));
}
