using System.Buffers.Binary;
using Shouldly;
using SkiaSharp;
using Vitrine.Inference;
using Vitrine.Inference.Preprocessing;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Inference.Preprocessing;

public sealed class PictureReaderRefusalTests : IDisposable
{
    private readonly SpokenLanguage spoken = new(Language.English);
    private readonly Folder folder = new();

    public void Dispose()
    {
        folder.Dispose();
        spoken.Dispose();
    }

    [Fact]
    public void A_missing_file_is_refused() =>
        Refusal(folder["none.png"]).ShouldBe($"There is no file {folder["none.png"]}: check the path of the picture.");

    [Fact]
    public void An_empty_file_is_refused() =>
        Refusal(folder.Write("empty.png")).ShouldBe($"{folder["empty.png"]} is empty (0 bytes): copy or download the picture again.");

    [Fact]
    public void A_text_is_refused() => Refusal(folder.Write("notes.png", [.. "I am not a picture, whatever my name says."u8]))
        .ShouldBe($"{folder["notes.png"]} is not a picture that can be read: save it as PNG, JPEG, WebP, GIF or BMP.");

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_truncated_picture_is_refused(SKEncodedImageFormat format)
    {
        var encoded = Shapes().Encoded(format);
        Refusal(folder.Write("half", encoded[..(encoded.Length / 2)])).ShouldBe($"{folder["half"]} is a damaged or truncated picture: copy or download it again.");
    }

    [Fact]
    public void Absurd_dimensions_are_refused_before_anything_is_decoded()
    {
        // A BMP's header alone, of 20,000 × 20,000 pixels: 1.6 GB if anyone believed it.
        var header = new byte[54];
        "BM"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(2), 1_200_000_054);
        header[10] = 54;
        header[14] = 40;
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(18), 20_000);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(22), 20_000);
        header[26] = 1;
        header[28] = 24;
        Refusal(folder.Write("huge.bmp", header))
            .ShouldBe($"{folder["huge.bmp"]} has 20000 × 20000 pixels, more than the 100 million that are read: make it smaller first.");
    }

    [Theory]
    [InlineData(28, 255)]
    [InlineData(28, 0)]
    [InlineData(200, 255)]
    [InlineData(200, 0)]
    [InlineData(200, 128)]
    public void A_blank_picture_is_refused(int edge, byte level)
    {
        var picture = TestPicture.Grey([.. Enumerable.Repeat(level, edge * edge)], edge, edge);
        Refusal(folder.Write("blank.png", picture.Encoded(SKEncodedImageFormat.Png)))
            .ShouldBe($"{folder["blank.png"]} shows nothing that stands out from its background: choose a picture of one object on a plain background.");
    }

    [Fact]
    public void Bytes_without_a_name_are_named_in_either_language()
    {
        Should.Throw<VitrineException>(() => PictureReader.Read([1, 2, 3], 28, 28)).Message.ShouldStartWith("The given content is not a picture");
        using var portuguese = new SpokenLanguage(Language.Portuguese);
        Should.Throw<VitrineException>(() => PictureReader.Read([1, 2, 3], 28, 28)).Message
            .ShouldBe("O conteúdo enviado não é uma imagem que se possa ler: salve-a como PNG, JPEG, WebP, GIF ou BMP.");
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_tolerance_out_of_range_is_refused(double tolerance)
    {
        var exception = Should.Throw<VitrineException>(() =>
            PictureReader.Read(Shapes().Encoded(SKEncodedImageFormat.Png), 28, 28, new PictureOptions { TrimTolerance = tolerance }));
        exception.Kind.ShouldBe(FailureKind.Usage);
        exception.Message.ShouldStartWith($"A trim tolerance of {tolerance} cannot be used");
    }

    private static TestPicture Shapes() => new(90, 80, [.. Enumerable.Range(0, 90 * 80).Select(i => new SKColor((byte)(i * 7), (byte)(i * 13), (byte)(i * i)))]);

    private static string Refusal(string path)
    {
        var exception = Should.Throw<VitrineException>(() => PictureReader.Read(path, 28, 28));
        exception.Kind.ShouldBe(FailureKind.DataOrModel);
        return exception.Message;
    }
}
