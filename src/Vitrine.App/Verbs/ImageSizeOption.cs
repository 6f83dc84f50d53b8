using System.Globalization;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;

namespace Vitrine.App.Verbs;

/// <summary>The size of images, where no data set tells it.</summary>
internal static class ImageSizeOption
{
    private const int FashionMnistSide = 28;
    private const int LongestSide = 4096;

    internal static readonly VerbOption Input = new("--input", () => VerbText.OptionInput) { ValueName = () => VerbText.PlaceSize, Default = "28x28" };

    /// <exception cref="VitrineException">The value is no height and width.</exception>
    internal static ImageSize Read(Invocation invocation)
    {
        if (invocation.Value(Input) is not { } text)
            return new ImageSize(FashionMnistSide, FashionMnistSide);
        return text.Split('x', '×') is [var height, var width] && Side(height) is { } rows && Side(width) is { } columns
            ? new ImageSize(rows, columns)
            : throw VitrineException.InvalidUsage(VerbText.BadSize.Fill(Input.Name, text));
    }

    private static int? Side(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var side) && side is > 0 and <= LongestSide ? side : null;
}
