using Vitrine.Data;
using Vitrine.Inference.Preprocessing;

namespace Vitrine.Preprocessing;

/// <summary>Fits the one preprocessing object.</summary>
public static class NormalizationFitting
{
    /// <summary>Mean and population standard deviation of all pixels; exact integer sums, so the order of images does not matter.</summary>
    /// <param name="train">The training part only: what validation and test look like must not leak into the model.</param>
    public static Normalization Fit(ImageSet train)
    {
        long sum = 0, squareSum = 0;
        foreach (var pixel in train.Pixels)
        {
            sum += pixel;
            squareSum += pixel * pixel;
        }
        var mean = sum / (double)train.Pixels.Length;
        var variance = (squareSum / (double)train.Pixels.Length) - (mean * mean);
        // A set of one grey value has no spread to divide by; 1 leaves it at zero after centring.
        var deviation = variance > 0 ? Math.Sqrt(variance) / 255 : 1;
        return new Normalization((float)(mean / 255), (float)deviation);
    }
}
