namespace Vitrine.Inference.Preprocessing;

/// <summary>
/// Reads ordinary pictures (PNG, JPEG, WebP, GIF, BMP; colour, transparency, EXIF orientation; dark or light background) as images
/// such as a model was trained on. A picture that already has the image's size is taken pixel for pixel, negated if its background
/// is light; any other is trimmed, shrunk, sharpened and centred as Fashion-MNIST was.
/// </summary>
public static class PictureReader
{
    /// <param name="path">Of the picture.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="width">Columns of the image.</param>
    /// <returns>Grey values 0–255, [height, width], the object light on a dark (0) background.</returns>
    /// <exception cref="VitrineException">The file is missing, empty, not a picture, damaged, too large or all of one colour.</exception>
    public static byte[] Read(string path, int height, int width, PictureOptions? options = null)
    {
        if (!File.Exists(path))
            throw VitrineException.InvalidData(PictureText.Missing.Fill(path));
        return Read(File.ReadAllBytes(path), path, height, width, options ?? new PictureOptions());
    }

    /// <inheritdoc cref="Read(string, int, int, PictureOptions?)"/>
    /// <param name="stream">The encoded picture, read to its end.</param>
    public static byte[] Read(Stream stream, int height, int width, PictureOptions? options = null)
    {
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return Read(buffer.ToArray(), height, width, options);
    }

    /// <inheritdoc cref="Read(string, int, int, PictureOptions?)"/>
    /// <param name="encoded">The encoded picture.</param>
    public static byte[] Read(byte[] encoded, int height, int width, PictureOptions? options = null) =>
        Read(encoded, PictureText.Unnamed, height, width, options ?? new PictureOptions());

    private static byte[] Read(byte[] encoded, string name, int height, int width, PictureOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        options.Validate();
        return PicturePreparation.Prepare(PictureDecoder.Decode(encoded, name, options), height, width, options)
            ?? throw VitrineException.InvalidData(PictureText.Blank.Fill(name));
    }
}
