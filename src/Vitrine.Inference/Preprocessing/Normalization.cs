namespace Vitrine.Inference.Preprocessing;

/// <summary>
/// Scaling and standardisation of pixels: <c>(pixel / 255 − Mean) / StandardDeviation</c>, fitted on the training part only.
/// The one implementation that training, evaluation, prediction and the ONNX graph share.
/// </summary>
/// <param name="Mean">Mean of the training pixels, of 1.</param>
/// <param name="StandardDeviation">Standard deviation of the training pixels, of 1; above zero.</param>
public sealed record Normalization(float Mean, float StandardDeviation)
{
    /// <summary>The value the network sees for a pixel of 0–255.</summary>
    public float Apply(byte pixel) => ((pixel / 255f) - Mean) / StandardDeviation;

    /// <summary>The 256 values the network can see, by pixel value.</summary>
    public float[] Table() => [.. Enumerable.Range(0, 256).Select(pixel => Apply((byte)pixel))];
}
