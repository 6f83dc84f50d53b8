using System.Text.Json;

namespace Vitrine.Inference.Bundles;

/// <summary>From vitrine.json's text to a manifest that holds together.</summary>
internal static class ManifestReader
{
    // A model's input is a small image; a larger one is a slip or an attack on memory.
    private const int LongestEdge = 4096;

    /// <summary>What some editors put in front of a text.</summary>
    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    /// <param name="place">Where the text was found, for errors.</param>
    /// <param name="json">vitrine.json's bytes.</param>
    /// <param name="isBundle">Whether it describes a folder, whose files it must list; one inside an exported file lists none.</param>
    /// <exception cref="VitrineException">It is damaged, was altered after it was written, is of a newer format or does not hold together.</exception>
    internal static BundleManifest Read(string place, ReadOnlyMemory<byte> json, bool isBundle = true)
    {
        var manifest = ReadJson(place, json, root =>
        {
            RefuseNewer(place, root);
            if (!ManifestSeal.Holds(json.Span, root.Element))
                throw VitrineException.InvalidData(BundleText.AlteredManifest.Fill(place));
            return ManifestMembers.Manifest(root);
        });
        var violations = Violations(manifest, isBundle).ToList();
        return violations.Count == 0
            ? manifest
            : throw VitrineException.InvalidData(BundleText.WrongManifest.Fill(place, string.Join("; ", violations)));
    }

    /// <param name="place">Where the text was found, for errors.</param>
    /// <param name="json">probe.json's bytes.</param>
    /// <param name="manifest">Of the model that it is to prove.</param>
    /// <exception cref="VitrineException">It is damaged, or of other sizes than the manifest's.</exception>
    internal static Probe ReadProbe(string place, ReadOnlyMemory<byte> json, BundleManifest manifest)
    {
        var probe = ReadJson(place, json, root => new Probe(
            root["pixels"].Bytes,
            [.. root["logits"].Items(Row)],
            [.. root["probabilities"].Items(Row)]));
        var (height, width, classCount) = (manifest.Input.Height, manifest.Input.Width, manifest.Classes.Count);
        return probe.IsOf(height, width, classCount)
            ? probe
            : throw VitrineException.InvalidData(BundleText.WrongProbe.Fill(
                place, probe.Pixels.Length, probe.Logits.Length, probe.Probabilities.Length, height, width, classCount));
    }

    private static float[] Row(JsonMember row) => [.. row.Items(value => (float)value.Number)];

    /// <exception cref="VitrineException">It is not JSON, or a member is missing or of another type.</exception>
    private static T ReadJson<T>(string place, ReadOnlyMemory<byte> json, Func<JsonMember, T> read)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(json.Span.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json);
            return read(new JsonMember(document.RootElement, "$"));
        }
        catch (JsonException exception)
        {
            var message = exception.Path is { } member
                ? BundleText.WrongMember.Fill(place, member)
                : BundleText.NotJson.Fill(place, exception.LineNumber + 1);
            throw new VitrineException(FailureKind.DataOrModel, message, exception);
        }
        catch (InvalidOperationException exception)
        {
            // a member's name, or a date, whose bytes are no letters
            throw new VitrineException(FailureKind.DataOrModel, BundleText.WrongMember.Fill(place, "$"), exception);
        }
    }

    /// <summary>Before anything else is read: a newer format may mean something else by the same names.</summary>
    private static void RefuseNewer(string place, JsonMember root)
    {
        var version = root["formatVersion"].Integer;
        if (version > BundleManifest.CurrentFormatVersion)
            throw VitrineException.InvalidData(BundleText.NewerFormat.Fill(place, version, BundleManifest.CurrentFormatVersion));
    }

    private static IEnumerable<string> Violations(BundleManifest manifest, bool isBundle)
    {
        var (height, width) = (manifest.Input.Height, manifest.Input.Width);
        var (mean, deviation) = (manifest.Normalization.Mean, manifest.Normalization.StandardDeviation);
        if (manifest.FormatVersion < 1)
            yield return BundleText.WrongFormat.Fill(manifest.FormatVersion);
        if (manifest.Name.Concat(manifest.VitrineVersion).Any(char.IsControl))
            yield return BundleText.WrongName;
        if (height is < 1 or > LongestEdge || width is < 1 or > LongestEdge)
            yield return BundleText.WrongInput.Fill(height, width, LongestEdge);
        if (manifest.Classes.Count == 0)
            yield return BundleText.NoClasses;
        if (!float.IsFinite(mean) || !float.IsFinite(deviation) || deviation <= 0)
            yield return BundleText.WrongNormalization.Fill(mean, deviation);
        if (manifest.TestTimeAugmentation is { IsValid: false } augmentation)
            yield return BundleText.WrongThreshold.Fill(augmentation.Below);
        if (manifest.Provenance?.ImportedFrom is { ChainLength: > BundleImport.LongestChain } import)
            yield return BundleText.TooManyImports.Fill(import.ChainLength, BundleImport.LongestChain);
        if (isBundle && !manifest.Files.ContainsKey(BundleFiles.Model))
            yield return BundleText.UnlistedFile.Fill(BundleFiles.Model);
        foreach (var (name, sha256) in manifest.Files)
        {
            if (!IsPlainName(name))
                yield return BundleText.UnsafeName.Fill(name);
            if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower))
                yield return BundleText.WrongHash.Fill(name);
        }
    }

    /// <summary>The same answer on every system, so that a bundle refused on one is refused on all.</summary>
    private static bool IsPlainName(string name) =>
        name.Length > 0 && name.AsSpan().IndexOfAny("/\\:\0") < 0 && name.Trim('.', ' ').Length > 0;
}
