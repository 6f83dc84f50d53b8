namespace Vitrine.Data;

/// <summary>The content of an IDX file of images.</summary>
/// <param name="Pixels">0–255, [N, H, W].</param>
/// <param name="Count">N.</param>
/// <param name="Height">H.</param>
/// <param name="Width">W.</param>
/// <param name="Sha256">Lower-case hexadecimal, of the decompressed file.</param>
public sealed record IdxImages(byte[] Pixels, int Count, int Height, int Width, string Sha256);
