using System.Runtime.InteropServices;
using SkiaSharp;

namespace Vitrine.Inference.Preprocessing;

/// <summary>From an encoded picture to grey pixels, upright, transparency laid on the background.</summary>
internal static class PictureDecoder
{
    // Below this edge every pixel is decoded; above, decoders that can (JPEG, WebP) leave out detail that would be averaged away.
    private const int FullDetailEdge = 1024;

    /// <summary>
    /// Pixels that a byte of a file can stand for: what deflate makes of it may be eight black or white pixels of a PNG each. A file that says that it has more is damaged, and would cost the memory that it claims.
    /// </summary>
    internal const long MostPixelsPerByte = 8 * Deflate.MostExpansion;

    /// <param name="encoded">The file's bytes.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="VitrineException">It is empty, not a picture, damaged or too large.</exception>
    internal static GreyPicture Decode(byte[] encoded, string name, PictureOptions options)
    {
        if (encoded.Length == 0)
            throw VitrineException.InvalidData(PictureText.Empty.Fill(name));
        using var data = SKData.CreateCopy(encoded);
        using var codec = SKCodec.Create(data) ?? throw VitrineException.InvalidData(PictureText.NotAPicture.Fill(name));
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > options.MaximumPixelCount)
            throw VitrineException.InvalidData(PictureText.TooLarge.Fill(name, width, height, options.MaximumPixelCount / 1e6));
        if ((long)width * height > encoded.LongLength * MostPixelsPerByte)
            throw VitrineException.InvalidData(PictureText.Damaged.Fill(name));
        using var bitmap = Pixels(codec, name);
        var grey = new byte[bitmap.Width * bitmap.Height];
        ToGrey(bitmap.GetPixelSpan(), grey, backdrop: options.Background == PictureBackground.Dark ? 0 : 255);
        return PictureOrientation.Apply(new GreyPicture(bitmap.Height, bitmap.Width, grey), codec.EncodedOrigin);
    }

    private static SKBitmap Pixels(SKCodec codec, string name)
    {
        var longestEdge = Math.Max(codec.Info.Width, codec.Info.Height);
        var size = codec.GetScaledDimensions(Math.Min(1f, (float)FullDetailEdge / longestEdge));

        // No colour space: values are taken as they stand in the file, so that a grey pixel keeps its number.
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success)
            return bitmap;
        bitmap.Dispose();
        throw VitrineException.InvalidData(PictureText.Damaged.Fill(name));
    }

    /// <summary>Luma of Rec. 709 in 16-bit fixed point, whose weights add up to one: a pixel with equal channels keeps their value.</summary>
    private static void ToGrey(ReadOnlySpan<byte> colours, Span<byte> grey, int backdrop)
    {
        var pixels = MemoryMarshal.Cast<byte, Rgba>(colours);
        for (var i = 0; i < grey.Length; i++)
        {
            var pixel = pixels[i];
            var luma = ((13933 * pixel.Red) + (46871 * pixel.Green) + (4732 * pixel.Blue) + 32768) >> 16;
            grey[i] = (byte)(((luma * pixel.Alpha) + (backdrop * (255 - pixel.Alpha)) + 127) / 255);
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Rgba(byte Red, byte Green, byte Blue, byte Alpha);
}
