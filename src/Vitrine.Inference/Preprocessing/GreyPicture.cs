namespace Vitrine.Inference.Preprocessing;

/// <summary>A decoded picture in grey.</summary>
/// <param name="Pixels">0–255, [H, W].</param>
internal sealed record GreyPicture(int Height, int Width, byte[] Pixels)
{
    /// <summary>The middle of the four corners: right as long as the object leaves two of them free.</summary>
    internal int CornerLevel()
    {
        int[] corners = [Pixels[0], Pixels[Width - 1], Pixels[^Width], Pixels[^1]];
        Array.Sort(corners);
        return (corners[1] + corners[2] + 1) / 2;
    }

    internal bool IsBlank => Pixels.AsSpan().IndexOfAnyExcept(Pixels[0]) < 0;

    internal GreyPicture Negated() => this with { Pixels = Array.ConvertAll(Pixels, pixel => (byte)(255 - pixel)) };
}
