namespace Vitrine.Inference.Preprocessing;

/// <summary>
/// Makes of a picture what the makers of Fashion-MNIST made of their shop's photographs (Xiao, Rasul and Vollgraf 2017,
/// arXiv:1708.07747, section 2): trim, shrink the longest edge, sharpen, centre, negate. It averages where they left out rows and
/// columns: on reconstructed training images that is as near or nearer, and fine patterns do not alias.
/// </summary>
internal static class PicturePreparation
{
    // Enough that an object filling a quarter of the picture still has four pixels for each of the image's.
    private const int WorkingPixelsPerPixel = 16;

    /// <returns>[height, width], 0–255, the object light on dark; null if nothing stands out from the background.</returns>
    internal static byte[]? Prepare(GreyPicture picture, int height, int width, PictureOptions options)
    {
        var plane = Resampling.Read(picture, WorkingPixelsPerPixel * height, WorkingPixelsPerPixel * width);
        var onDark = IsLight(plane, options) ? plane.Map(value => 255 - value) : plane;
        if (picture.Height == height && picture.Width == width)
            return plane.IsBlank ? null : onDark.ToBytes();
        var onBlack = OnBlack(onDark);
        var trimmed = Trimming.Trim(onBlack, (float)(255 * options.TrimTolerance), height, width);
        return trimmed is null
            ? null
            : Sharpening.Sharpen(Resampling.Fit(options.Trim ? trimmed : onBlack, height, width)).Centred(height, width).ToBytes();
    }

    private static bool IsLight(Plane plane, PictureOptions options) =>
        options.Background == PictureBackground.Auto ? plane.CornerLevel() >= 127.5f : options.Background == PictureBackground.Light;

    /// <summary>Stretches the values so that the background becomes 0, as white does when it is negated.</summary>
    private static Plane OnBlack(Plane plane)
    {
        var background = Math.Min(plane.CornerLevel(), 254);
        var scale = 255 / (255 - background);
        return plane.Map(value => Math.Max(0, (value - background) * scale));
    }
}
