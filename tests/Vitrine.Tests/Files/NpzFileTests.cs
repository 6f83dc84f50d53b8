using System.IO.Compression;
using Shouldly;
using Vitrine.Files;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Files;

public sealed class NpzFileTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Arrays_and_texts_come_back_in_their_order(bool isCompressed)
    {
        using var folder = new Folder();
        var arrays = new OrderedDictionary<string, NpyArray> { ["b.weight"] = NpyArray.Of([2], [1f, -1f]), ["a"] = NpyArray.Of([2, 2], new byte[] { 1, 2, 3, 4 }) };
        NpzFile.Write(folder["x.npz"], arrays, [KeyValuePair.Create("notes.txt", "hello"u8.ToArray())], isCompressed);
        var (read, texts) = NpzFile.Read(folder["x.npz"]);
        read.Keys.ShouldBe(["b.weight", "a"]);
        read["b.weight"].ToFloats().ShouldBe([1f, -1f]);
        read["a"].Data.ShouldBe([1, 2, 3, 4]);
        texts["notes.txt"].ShouldBe("hello"u8.ToArray());
    }

    [Fact]
    public void The_same_arrays_give_the_same_bytes()
    {
        using var folder = new Folder();
        foreach (var name in new[] { "1", "2" })
            NpzFile.Write(folder[name], [KeyValuePair.Create("a", NpyArray.Of([1], [1f]))]);
        File.ReadAllBytes(folder["1"]).ShouldBe(File.ReadAllBytes(folder["2"]));
    }

    [Fact]
    public void What_is_no_archive_is_refused_with_its_name()
    {
        using var folder = new Folder();
        folder.Write("x.npz", 1, 2, 3);
        Refusal(folder["x.npz"]).ShouldContain(folder["x.npz"]);
        Refusal(folder["none.npz"]).ShouldBe($"The file {folder["none.npz"]} does not exist: check the path.");
    }

    [Fact]
    public void An_array_that_is_damaged_is_named()
    {
        using var folder = new Folder();
        using (var archive = ZipFile.Open(folder["x.npz"], ZipArchiveMode.Create))
        using (var entry = archive.CreateEntry("conv.npy").Open())
            entry.Write([1, 2, 3]);
        Refusal(folder["x.npz"]).ShouldContain("conv.npy: it does not begin as an npy array does");
    }

    [Fact]
    public void An_archive_that_claims_more_than_it_can_hold_is_refused_before_it_is_unpacked()
    {
        using var folder = new Folder();
        NpzFile.Write(folder["x.npz"], [KeyValuePair.Create("a", NpyArray.Of([3000], new byte[3000]))], isCompressed: true);
        var bytes = File.ReadAllBytes(folder["x.npz"]);
        // The size that the central directory gives of the first file: 24 bytes after its signature.
        var place = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 24;
        BitConverter.GetBytes(2_000_000_000).CopyTo(bytes, place);
        File.WriteAllBytes(folder["x.npz"], bytes);
        Refusal(folder["x.npz"]).ShouldContain("a.npy cannot have 2000000000 bytes");
    }

    private static string Refusal(string path)
    {
        var refusal = Should.Throw<VitrineException>(() => NpzFile.Read(path));
        refusal.Kind.ShouldBe(FailureKind.DataOrModel);
        return refusal.Message;
    }
}
