namespace Vitrine.Inference.Preprocessing;

/// <summary>How an ordinary picture becomes an image such as those the model was trained on.</summary>
public sealed record PictureOptions
{
    public PictureBackground Background { get; init; } = PictureBackground.Auto;

    /// <summary>Cut off what lies around the object. Off where the training images keep a margin, as handwritten digits do.</summary>
    public bool Trim { get; init; } = true;

    /// <summary>Rows and columns that stay this close to the background are cut off, as a share of white: 5 % made Fashion-MNIST.</summary>
    public double TrimTolerance { get; init; } = 0.05;

    /// <summary>Pictures with more pixels are refused before they are decoded: they would take 400 MB and more.</summary>
    public long MaximumPixelCount { get; init; } = 100_000_000;

    internal void Validate()
    {
        if (TrimTolerance is not (>= 0 and < 1))
            throw VitrineException.InvalidUsage(PictureText.WrongTolerance.Fill(TrimTolerance));
        if (MaximumPixelCount < 1)
            throw VitrineException.InvalidUsage(PictureText.WrongMaximum.Fill(MaximumPixelCount));
    }
}
