namespace Vitrine.Inference.Preprocessing;

/// <summary>A decoded picture in grey.</summary>
/// <param name="Pixels">0–255, [H, W].</param>
internal sealed record GreyPicture(int Height, int Width, byte[] Pixels);
