using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Models;

namespace Vitrine.Bundles.Imports;

/// <summary>What the file of a model does not say.</summary>
public sealed record ImportOptions
{
    private const int FashionMnistSide = 28;

    /// <summary>By class index; null means Fashion-MNIST's where there are ten for images of 28 × 28, else numbers.</summary>
    public IReadOnlyList<ClassName>? Classes { get; init; }

    /// <summary>What its images were when it was trained; null means what its own first layers suggest, and without such layers pixels divided by 255, as in nearly all programs.</summary>
    public PixelRange? Pixels { get; init; }

    /// <summary>The network that bare weights are of; null where the file says its own.</summary>
    public Architecture? Architecture { get; init; }

    /// <summary>The images that such a network takes.</summary>
    public ImageSize Input { get; init; } = new(FashionMnistSide, FashionMnistSide);

    /// <param name="count">As the network has it.</param>
    /// <param name="input">The images that it takes.</param>
    /// <param name="path">The file, for errors.</param>
    /// <exception cref="VitrineException">Another number was named.</exception>
    internal IReadOnlyList<ClassName> ClassesFor(int count, ImageSize input, string path)
    {
        if (Classes is not null)
            return Classes.Count == count ? Classes : throw VitrineException.InvalidUsage(ImportsText.WrongClassCount.Fill(path, count, Classes.Count));
        return input == new ImageSize(FashionMnistSide, FashionMnistSide) && count == FashionMnist.Classes.Count
            ? FashionMnist.Classes
            : [.. Enumerable.Range(0, count).Select(index => new ClassName($"class {index}", $"classe {index}"))];
    }
}
