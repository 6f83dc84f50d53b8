using System.IO.Compression;
using Vitrine.Data;

namespace Vitrine.Tests.Data;

/// <summary>A temporary folder that goes when the test ends.</summary>
internal sealed class Folder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("vitrine-test-").FullName;

    internal string this[params string[] parts] => System.IO.Path.Combine([Path, .. parts]);

    internal string Write(string name, params byte[] content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    /// <summary>Writes four IDX files: images whose pixels are drawn from their number, labels that take turns.</summary>
    internal void WriteSet(string prefix = "", int trainCount = 20, int testCount = 10, int height = 4, int width = 3, int classCount = 5, int firstLabel = 0)
    {
        var test = prefix.Length > 0 ? "test" : "t10k";
        WriteSplit($"{prefix}train", trainCount, height, width, classCount, firstLabel, start: 0);
        WriteSplit($"{prefix}{test}", testCount, height, width, classCount, firstLabel, start: 7);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    internal static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(content);
        return packed.ToArray();
    }

    private void WriteSplit(string name, int count, int height, int width, int classCount, int firstLabel, int start)
    {
        var pixels = Enumerable.Range(0, count * height * width).Select(i => (byte)(i + start)).ToArray();
        IdxWriter.WriteImages(this[$"{name}-images-idx3-ubyte.gz"], pixels, height, width);
        IdxWriter.WriteLabels(this[$"{name}-labels-idx1-ubyte.gz"], [.. Enumerable.Range(0, count).Select(i => (byte)(firstLabel + (i % classCount)))]);
    }
}
