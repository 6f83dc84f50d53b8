using System.Buffers.Binary;
using Shouldly;
using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Randomness;
using Xunit;

namespace Vitrine.Tests.Data;

public sealed class IdxReaderTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("images")]
    [InlineData("images.gz")]
    public void Written_images_are_read_back(string name)
    {
        byte[] pixels = [.. Enumerable.Range(0, 24).Select(i => (byte)(10 * i))];
        IdxWriter.WriteImages(folder[name], pixels, height: 4, width: 3);
        var images = IdxReader.ReadImages(folder[name]);
        (images.Count, images.Height, images.Width).ShouldBe((2, 4, 3));
        images.Pixels.ShouldBe(pixels);
        Directory.GetFiles(folder.Path).ShouldBe([folder[name]]);
    }

    [Theory]
    [InlineData("labels")]
    [InlineData("labels.gz")]
    public void Written_labels_are_read_back(string name)
    {
        IdxWriter.WriteLabels(folder[name], [3, 1, 2]);
        IdxReader.ReadLabels(folder[name]).Labels.ShouldBe([3, 1, 2]);
    }

    // sha256sum of the bytes 00 00 08 01 00 00 00 02 07 09
    [Theory]
    [InlineData("labels")]
    [InlineData("labels.gz")]
    public void The_hash_is_of_the_decompressed_content(string name)
    {
        IdxWriter.WriteLabels(folder[name], [7, 9]);
        IdxReader.ReadLabels(folder[name]).Sha256.ShouldBe("6b413bc4e4b437a09780b06c8c43c748d2546f2be2f36913c8dfdb95fac3a083");
    }

    [Fact]
    public void Gzip_is_recognised_by_content_whatever_the_name_says()
    {
        folder.Write("packed", Folder.Gzip(Labels(2, 0, 1)));
        folder.Write("plain.gz", Labels(2, 0, 1));
        IdxReader.ReadLabels(folder["packed"]).Labels.ShouldBe([0, 1]);
        IdxReader.ReadLabels(folder["plain.gz"]).Labels.ShouldBe([0, 1]);
    }

    public static TheoryData<string, byte[], string> BadImages { get; } = new()
    {
        { "labels-instead", Labels(3, 0, 1, 2), "FILE is not the IDX file it should be: it begins with 0x00000801, expected 0x00000803; check that images and labels were not swapped, or get the file again." },
        { "empty", [], "FILE is cut short: it has 0 bytes where the header alone takes 4; get the file again (for Fashion-MNIST: `vitrine data fetch`)." },
        { "short-header", [0, 0, 8, 3, 0, 0], "FILE is cut short: it has 6 bytes where the header alone takes 16; get the file again (for Fashion-MNIST: `vitrine data fetch`)." },
        { "truncated", Images(2, 2, 2, new byte[7]), "FILE is cut short: its header promises 8 bytes of content and 7 are there; get the file again (for Fashion-MNIST: `vitrine data fetch`)." },
        { "trailing", Images(2, 2, 2, new byte[9]), "FILE goes on after byte 24, where its header says that it ends; get the file again (for Fashion-MNIST: `vitrine data fetch`)." },
        { "no-images", Images(0, 28, 28, []), "FILE holds no images or labels: its header says 0x28x28; get the file again." },
        { "no-width", Images(2, 28, 0, []), "FILE holds no images or labels: its header says 2x28x0; get the file again." },
        { "too-large", Images(uint.MaxValue, uint.MaxValue, uint.MaxValue, []), "FILE is too large: its header claims 79228162458924105385300197375 bytes and at most 2147483591 fit in memory; use a smaller set, or get the file again if that cannot be right." },
        { "truncated.gz", Folder.Gzip(Images(2, 2, 2, new byte[7])), "FILE is cut short: its header promises 8 bytes of content and 7 are there; get the file again (for Fashion-MNIST: `vitrine data fetch`)." },
        { "trailing.gz", Folder.Gzip(Images(2, 2, 2, new byte[9])), "FILE goes on after byte 24, where its header says that it ends; get the file again (for Fashion-MNIST: `vitrine data fetch`)." },
        { "page.gz", "<html>"u8.ToArray(), "FILE is not gzip: it begins with 0x3C68, expected 0x1F8B; it may be a web page saved by mistake, so get the file again (for Fashion-MNIST: `vitrine data fetch`)." },
        { "half.gz", Folder.Gzip(Images(100, 2, 2, Noise(400)))[..200], "FILE is damaged: its gzip data cannot be unpacked to the end; get the file again (for Fashion-MNIST: `vitrine data fetch`)." },
        { "flipped.gz", FlipChecksum(Folder.Gzip(Images(100, 2, 2, Noise(400)))), "FILE is damaged: its gzip data cannot be unpacked to the end; get the file again (for Fashion-MNIST: `vitrine data fetch`)." },
        { "no-trailer.gz", Folder.Gzip(Images(100, 2, 2, Noise(400)))[..^8], "FILE is damaged: its gzip data cannot be unpacked to the end; get the file again (for Fashion-MNIST: `vitrine data fetch`)." },
        { "tiny.gz", [0x1F, 0x8B], "FILE is damaged: its gzip data cannot be unpacked to the end; get the file again (for Fashion-MNIST: `vitrine data fetch`)." },
        { "garbage.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 255, 255, 255, 255], "FILE is damaged: its gzip data cannot be unpacked to the end; get the file again (for Fashion-MNIST: `vitrine data fetch`)." },
    };

    [Theory]
    [MemberData(nameof(BadImages))]
    public void A_bad_file_is_refused_in_one_sentence(string name, byte[] content, string sentence)
    {
        var path = folder.Write(name, content);
        using var english = new SpokenLanguage(Language.English);
        var fault = Should.Throw<VitrineException>(() => IdxReader.ReadImages(path));
        fault.Message.Replace(path, "FILE", StringComparison.Ordinal).ShouldBe(sentence);
        fault.Kind.ShouldBe(FailureKind.DataOrModel);
        ((int)fault.Kind).ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(BadImages))]
    public void A_bad_file_is_refused_in_Portuguese_too(string name, byte[] content, string sentence)
    {
        var path = folder.Write(name, content);
        using var portuguese = new SpokenLanguage(Language.Portuguese);
        var fault = Should.Throw<VitrineException>(() => IdxReader.ReadImages(path));
        fault.Message.ShouldContain(path);
        fault.Message.Replace(path, "FILE", StringComparison.Ordinal).ShouldNotBe(sentence);
        fault.Message.ShouldContain("obtenha o arquivo novamente");
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using var english = new SpokenLanguage(Language.English);
        var fault = Should.Throw<VitrineException>(() => IdxReader.ReadLabels(folder["none"]));
        fault.Message.ShouldStartWith($"{folder["none"]} cannot be read: ");
        fault.Kind.ShouldBe(FailureKind.DataOrModel);
    }

    [Fact]
    public void Labels_that_are_images_are_refused()
    {
        var path = folder.Write("images", Images(1, 1, 1, [5]));
        Should.Throw<VitrineException>(() => IdxReader.ReadLabels(path)).Message.ShouldContain("0x00000803");
    }

    [Fact]
    public void A_packed_file_that_promises_more_than_packing_can_hold_is_refused()
    {
        byte[] packed = Folder.Gzip(Images(2_000_000, 28, 28, []));
        var path = folder.Write("forged.gz", packed);
        using var english = new SpokenLanguage(Language.English);
        Should.Throw<VitrineException>(() => IdxReader.ReadImages(path)).Message.ShouldBe(
            $"{path} is cut short or forged: its header promises 1568000000 bytes of content and a file of its size cannot unpack to more than {1032 * packed.Length}; "
            + "get the file again (for Fashion-MNIST: `vitrine data fetch`).");
    }

    [Fact]
    public void A_forged_header_allocates_nothing_large()
    {
        var plain = folder.Write("forged", Images(2_000_000, 28, 28, []));
        var packed = folder.Write("forged.gz", Folder.Gzip(Images(2_000_000, 28, 28, [])));
        AllocatedBy(() => Should.Throw<VitrineException>(() => IdxReader.ReadImages(plain))).ShouldBeLessThan(1 << 20);
        AllocatedBy(() => Should.Throw<VitrineException>(() => IdxReader.ReadImages(packed))).ShouldBeLessThan(1 << 20);
    }

    [Fact]
    public void A_decompression_bomb_is_not_unpacked()
    {
        // sixty megabytes behind a header that promises four
        var path = folder.Write("bomb.gz", Folder.Gzip(Images(4, 1, 1, new byte[60 << 20])));
        AllocatedBy(() => Should.Throw<VitrineException>(() => IdxReader.ReadImages(path)).Message.ShouldContain("20")).ShouldBeLessThan(1 << 20);
    }

    [Fact]
    public void More_than_the_first_allocation_is_read_whole()
    {
        var pixels = new byte[70 << 20];
        pixels[^1] = 9;
        var path = folder.Write("large.gz", Folder.Gzip(Images(70, 1 << 10, 1 << 10, pixels)));
        var images = IdxReader.ReadImages(path);
        images.Pixels.Length.ShouldBe(70 << 20);
        images.Pixels[^1].ShouldBe((byte)9);
    }

    [Fact]
    public void Pixels_that_are_no_whole_images_are_not_written()
    {
        Should.Throw<ArgumentException>(() => IdxWriter.WriteImages(folder["odd"], new byte[5], 2, 2));
        Directory.GetFiles(folder.Path).ShouldBeEmpty();
    }

    private static byte[] Images(uint count, uint height, uint width, byte[] pixels) => [0, 0, 8, 3, .. Number(count), .. Number(height), .. Number(width), .. pixels];

    private static byte[] Labels(uint count, params byte[] labels) => [0, 0, 8, 1, .. Number(count), .. labels];

    private static byte[] Number(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Noise(int length)
    {
        var random = new SplitMix64(1);
        return [.. Enumerable.Range(0, length).Select(_ => (byte)random.NextInt(256))];
    }

    // the CRC stands in the last eight bytes, before the length
    private static byte[] FlipChecksum(byte[] gzip)
    {
        gzip[^8] ^= 1;
        return gzip;
    }

    private static long AllocatedBy(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
