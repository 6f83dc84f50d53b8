using System.Text.Json;

namespace Vitrine.Inference.Bundles;

/// <summary>Where a model comes from; what is not known is null.</summary>
public sealed record BundleProvenance
{
    /// <summary>Everything that decided the training, kept as it was written: whoever trains reads it, whoever predicts need not.</summary>
    public JsonElement? Recipe { get; init; }

    /// <summary>The models whose weights this one is the mean of; recipe and seed are then those of the first.</summary>
    public IReadOnlyList<BundleSource>? AveragedFrom { get; init; }

    /// <summary>The file of another format that the model was read from; where it was made by another program, nothing else is known of its training. Where it had been imported before, it says so too.</summary>
    public BundleImport? ImportedFrom { get; init; }

    public int? Seed { get; init; }

    /// <summary>Of the source that trained it.</summary>
    public string? GitCommit { get; init; }

    /// <summary>Name of the data set.</summary>
    public string? Dataset { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of each data file's decompressed content, by file name.</summary>
    public IReadOnlyDictionary<string, string>? DataSha256 { get; init; }

    /// <summary>Inside the training loop.</summary>
    public double? TrainSeconds { get; init; }

    /// <summary>Processor and device it was trained on, in words.</summary>
    public string? Hardware { get; init; }

    /// <summary>Version by library name.</summary>
    public IReadOnlyDictionary<string, string>? Libraries { get; init; }
}
