using System.Runtime.InteropServices;

namespace Vitrine.Augmentation;

/// <summary>Rows <paramref name="Top"/> to below <paramref name="Bottom"/> and columns <paramref name="Left"/> to below <paramref name="Right"/> of an image.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PixelBox(int Top, int Left, int Bottom, int Right)
{
    internal int Area => (Bottom - Top) * (Right - Left);

    /// <summary>The part inside the image of a box around a pixel, which of an even size has one row and one column more before it than after.</summary>
    internal static PixelBox Around(int row, int column, int height, int width, int imageHeight, int imageWidth)
    {
        int top = row - (height / 2), left = column - (width / 2);
        return new PixelBox(Math.Max(0, top), Math.Max(0, left), Math.Min(imageHeight, top + height), Math.Min(imageWidth, left + width));
    }
}
