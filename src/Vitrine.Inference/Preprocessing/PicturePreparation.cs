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
        var onDark = IsLight(picture, options) ? picture.Negated() : picture;
        if (picture.Height == height && picture.Width == width)
            return picture.IsBlank ? null : onDark.Pixels;
        var plane = Shrink(OnBlack(onDark), WorkingPixelsPerPixel * height, WorkingPixelsPerPixel * width);
        var tolerance = (float)(255 * options.TrimTolerance);
        var trimmed = Trimming.Trim(plane, tolerance, height, width);
        return trimmed is null
            ? null
            : Sharpening.Sharpen(Fit(options.Trim ? trimmed : plane, height, width)).Centred(height, width).ToBytes();
    }

    private static bool IsLight(GreyPicture picture, PictureOptions options) =>
        options.Background == PictureBackground.Auto ? picture.CornerLevel() >= 128 : options.Background == PictureBackground.Light;

    /// <summary>Stretches the values so that the background becomes 0, as white does when it is negated.</summary>
    private static Plane OnBlack(GreyPicture picture)
    {
        var background = Math.Min(picture.CornerLevel(), 254);
        var scale = 255f / (255 - background);
        return new Plane(picture.Height, picture.Width, Array.ConvertAll(picture.Pixels, pixel => Math.Max(0, (pixel - background) * scale)));
    }

    private static Plane Shrink(Plane plane, int height, int width) =>
        plane.Height <= height && plane.Width <= width ? plane : Fit(plane, height, width);

    /// <summary>As large as fits, keeping its proportions.</summary>
    private static Plane Fit(Plane plane, int height, int width)
    {
        var scale = Math.Min((double)height / plane.Height, (double)width / plane.Width);
        return Resampling.Resize(plane, Rounded(plane.Height * scale), Rounded(plane.Width * scale));
    }

    private static int Rounded(double edge) => Math.Max(1, (int)Math.Round(edge, MidpointRounding.AwayFromZero));
}
