using System.IO.Compression;
using System.Text.Json;
using Vitrine.Bundles.Imports.Hdf5;
using Vitrine.Files;
using Vitrine.Inference;

namespace Vitrine.Bundles.Imports.Keras;

/// <summary>Reads a Keras file of either kind. Which it is, its first bytes say: early versions gave the newer ending to the older kind.</summary>
internal static class KerasFile
{
    private const string ConfigEntry = "config.json";
    private const string MetadataEntry = "metadata.json";
    private const string WeightsEntry = "model.weights.h5";
    private const string WeightsGroup = "model_weights";

    private static ReadOnlySpan<byte> ZipMagic => "PK"u8;

    /// <exception cref="VitrineException">It is damaged, or no whole Keras model; the message says why.</exception>
    internal static KerasContent Read(string path)
    {
        try
        {
            return Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception damage) when (damage is InvalidDataException or FormatException or JsonException or InvalidOperationException)
        {
            // the last of these: JSON whose texts are no letters
            var reason = damage.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
            throw new VitrineException(FailureKind.DataOrModel, KerasText.Damaged.Fill(path, reason), damage);
        }
    }

    private static KerasContent Parse(byte[] file, string path)
    {
        if (file.AsSpan().StartsWith(Hdf5File.Signature))
            return ParseHdf(file, path);
        return file.AsSpan().StartsWith(ZipMagic) ? ParseArchive(file, path) : throw VitrineException.InvalidData(KerasText.NotKeras.Fill(path));
    }

    /// <summary>The configuration as an attribute; weights by layer, with their names as an attribute of each layer's group.</summary>
    private static KerasContent ParseHdf(byte[] file, string path)
    {
        var hdf = new Hdf5File(file);
        var model = Json(hdf.Bytes("", "model_config") ?? throw VitrineException.InvalidData(KerasText.NoConfig.Fill(path)));
        var layers = KerasGraph.Chain(model, path).Select(layer => layer with { Weights = Weights(layer.Name) });
        return new KerasContent(hdf.Text("", "keras_version"), [.. layers], model);

        IReadOnlyList<KerasArray> Weights(string layer)
        {
            var group = $"{WeightsGroup}/{layer}";
            return hdf.Exists(group) ? [.. hdf.Texts(group, "weight_names").Select(name => KerasArray.Of(hdf.Dataset($"{group}/{name}")))] : [];
        }
    }

    private static KerasContent ParseArchive(byte[] file, string path)
    {
        using var archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        var content = new ZipContent(file.Length);
        var model = Json(archive.GetEntry(ConfigEntry) is { } config ? content.Of(config) : throw VitrineException.InvalidData(KerasText.NotKeras.Fill(path)));
        var layers = KerasGraph.Chain(model, path);
        var weights = archive.GetEntry(WeightsEntry) is { } entry ? content.Of(entry) : throw VitrineException.InvalidData(KerasText.NoWeights.Fill(path, WeightsEntry));
        var hdf = new Hdf5File(weights);
        return new KerasContent(Version(archive, content), KerasWeightGroups.Fill(layers, hdf, path), model);
    }

    private static string? Version(ZipArchive archive, ZipContent content) =>
        archive.GetEntry(MetadataEntry) is { } entry && Json(content.Of(entry)) is { ValueKind: JsonValueKind.Object } metadata && metadata.TryGetProperty("keras_version", out var version)
            ? version.ToString()
            : null;

    private static JsonElement Json(ReadOnlyMemory<byte> text) => JsonElement.Parse(text.Span);
}
