namespace Vitrine.Bundles;

/// <summary>How far the saved bundle, run by ONNX Runtime, is from the trained model, image by image.</summary>
/// <param name="Count">Images compared.</param>
/// <param name="MaxAbsDifference">Largest difference of any probability.</param>
/// <param name="Top1Agreement">Share of images with the same predicted class, 0–1.</param>
public sealed record ParityReport(int Count, double MaxAbsDifference, double Top1Agreement)
{
    /// <summary>Float arithmetic in another order differs by about 1e-6; above this something is wrong.</summary>
    public const double Tolerance = 1e-5;

    public bool Holds => MaxAbsDifference <= Tolerance && Top1Agreement == 1;
}
