using System.Text.Json;

namespace Vitrine.Inference.Bundles;

/// <summary>From vitrine.json's text to a manifest that holds together.</summary>
internal static class ManifestReader
{
    // A model's input is a small image; a larger one is a slip or an attack on memory.
    private const int LongestEdge = 4096;

    internal static BundleManifest Read(string path)
    {
        var manifest = ReadJson(path, root =>
        {
            RefuseNewer(path, root);
            return ManifestMembers.Manifest(root);
        });
        var violations = Violations(manifest).ToList();
        return violations.Count == 0
            ? manifest
            : throw VitrineException.InvalidData(BundleText.WrongManifest.Fill(path, string.Join("; ", violations)));
    }

    /// <exception cref="VitrineException">It is not JSON, or a member is missing or of another type.</exception>
    internal static T ReadJson<T>(string path, Func<JsonMember, T> read)
        where T : class
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            return read(new JsonMember(document.RootElement, "$"));
        }
        catch (JsonException exception)
        {
            var message = exception.Path is { } member
                ? BundleText.WrongMember.Fill(path, member)
                : BundleText.NotJson.Fill(path, exception.LineNumber + 1);
            throw new VitrineException(FailureKind.DataOrModel, message, exception);
        }
    }

    /// <summary>Before anything else is read: a newer format may mean something else by the same names.</summary>
    private static void RefuseNewer(string path, JsonMember root)
    {
        var version = root["formatVersion"].Integer;
        if (version > BundleManifest.CurrentFormatVersion)
            throw VitrineException.InvalidData(BundleText.NewerFormat.Fill(path, version, BundleManifest.CurrentFormatVersion));
    }

    private static IEnumerable<string> Violations(BundleManifest manifest)
    {
        var (height, width) = (manifest.Input.Height, manifest.Input.Width);
        var (mean, deviation) = (manifest.Normalization.Mean, manifest.Normalization.StandardDeviation);
        if (manifest.FormatVersion < 1)
            yield return BundleText.WrongFormat.Fill(manifest.FormatVersion);
        if (height is < 1 or > LongestEdge || width is < 1 or > LongestEdge)
            yield return BundleText.WrongInput.Fill(height, width, LongestEdge);
        if (manifest.Classes.Count == 0)
            yield return BundleText.NoClasses;
        if (!float.IsFinite(mean) || !float.IsFinite(deviation) || deviation <= 0)
            yield return BundleText.WrongNormalization.Fill(mean, deviation);
        if (manifest.TestTimeAugmentation is { IsValid: false } augmentation)
            yield return BundleText.WrongThreshold.Fill(augmentation.Below);
        if (!manifest.Files.ContainsKey(BundleFiles.Model))
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
