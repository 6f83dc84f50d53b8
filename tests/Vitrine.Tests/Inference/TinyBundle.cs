using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Vitrine.Inference.Bundles;
using Vitrine.Tests.Data;

namespace Vitrine.Tests.Inference;

/// <summary>A copy of a bundle, to be damaged: of the golden one, which only predicts (Golden/tiny-bundle/ORIGIN.md says how it was made), or of another.</summary>
internal sealed class TinyBundle : IDisposable
{
    internal static readonly string Golden = System.IO.Path.Combine(Repository.Root, "tests", "Vitrine.Tests", "Golden", "tiny-bundle");

    private readonly Folder folder = new();

    internal TinyBundle(string? original = null)
    {
        foreach (var file in Directory.EnumerateFiles(original ?? Golden))
            File.Copy(file, folder[System.IO.Path.GetFileName(file)]);
    }

    internal string Path => folder.Path;

    internal string this[string name] => folder[name];

    /// <summary>Rewrites vitrine.json, without its seal, which would not hold.</summary>
    internal TinyBundle WithManifest(Action<JsonObject> change)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(this[BundleFiles.Manifest]))!.AsObject();
        change(manifest);
        manifest.Remove("sha256");
        File.WriteAllText(this[BundleFiles.Manifest], manifest.ToJsonString());
        return this;
    }

    /// <summary>Replaces a file and lists its new hash, as one who means harm, or a broken exporter, would.</summary>
    internal TinyBundle WithFile(string name, byte[] content)
    {
        folder.Write(name, content);
        return WithManifest(manifest => manifest["files"]![name] = Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    public void Dispose() => folder.Dispose();
}
