namespace Vitrine.Inference.Bundles;

/// <summary>The one size of image a model takes.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
public sealed record ImageSize(int Height, int Width);
