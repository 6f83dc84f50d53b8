using System.Security.Cryptography;

namespace Vitrine.Inference.Bundles;

/// <summary>Reads a bundle's files, each checked against the hash that was written when the model was saved. No code is ever run.</summary>
public sealed class BundleReader
{
    private BundleReader(string folder, BundleManifest manifest) => (Folder, Manifest) = (folder, manifest);

    public string Folder { get; }

    public BundleManifest Manifest { get; }

    /// <summary>Reads vitrine.json and sees that every file it lists is there; their contents are checked as they are read.</summary>
    /// <exception cref="VitrineException">The folder or a file is missing, or vitrine.json is damaged, altered, newer than this reader or inconsistent.</exception>
    public static BundleReader Open(string folder)
    {
        if (!Directory.Exists(folder))
            throw VitrineException.InvalidData(BundleText.NoFolder.Fill(folder));
        var path = Path.Combine(folder, BundleFiles.Manifest);
        if (!File.Exists(path))
            throw VitrineException.InvalidData(BundleText.NoManifest.Fill(folder));
        var reader = new BundleReader(folder, ManifestReader.Read(path, File.ReadAllBytes(path)));
        if (reader.Manifest.Files.Keys.FirstOrDefault(name => !File.Exists(Path.Combine(folder, name))) is { } missing)
            throw VitrineException.InvalidData(BundleText.MissingFile.Fill(folder, missing));
        return reader;
    }

    /// <summary>The bytes of one file, as they were when the model was saved.</summary>
    /// <param name="name">One that the manifest lists; see <see cref="BundleFiles"/>.</param>
    /// <exception cref="VitrineException">The file is not listed, or was altered.</exception>
    public byte[] ReadFile(string name)
    {
        var expected = ExpectedSha256(name);
        var bytes = File.ReadAllBytes(Path.Combine(Folder, name));
        RequireEqual(name, expected, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        return bytes;
    }

    /// <summary>The images that prove the bundle, and the trained model's answers.</summary>
    /// <exception cref="VitrineException">probe.json is missing, altered, damaged or of other sizes than the manifest's.</exception>
    public Probe ReadProbe() => ManifestReader.ReadProbe(Path.Combine(Folder, BundleFiles.Probe), ReadFile(BundleFiles.Probe), Manifest);

    /// <summary>Checks every listed file against its hash.</summary>
    /// <exception cref="VitrineException">A file was altered; the first in the manifest's order is named.</exception>
    public void VerifyFiles()
    {
        foreach (var name in Manifest.Files.Keys)
            VerifyFile(name);
    }

    /// <summary>Checks one listed file against its hash.</summary>
    /// <exception cref="VitrineException">It is not listed, or was altered.</exception>
    internal void VerifyFile(string name)
    {
        var expected = ExpectedSha256(name);
        using var stream = File.OpenRead(Path.Combine(Folder, name));
        RequireEqual(name, expected, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    private string ExpectedSha256(string name) => Manifest.Files.TryGetValue(name, out var sha256)
        ? sha256
        : throw VitrineException.InvalidData(BundleText.MissingFile.Fill(Folder, name));

    private void RequireEqual(string name, string expected, string actual)
    {
        if (actual != expected)
            throw VitrineException.InvalidData(BundleText.AlteredFile.Fill(Path.Combine(Folder, name), actual, expected));
    }
}
