using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;
using Vitrine.Inference;
using Vitrine.Training;

namespace Vitrine.Comparison.Searches;

/// <summary>A table that can be recorded.</summary>
/// <param name="Name">As <c>--record</c> takes it, and of its files.</param>
/// <param name="Start">What a choice does not set, and the share of the images that judges.</param>
/// <param name="Space">What is chosen from.</param>
/// <param name="Heading">What its table says of itself, in the current language.</param>
internal sealed record Recording(string Name, Recipe Start, SearchSpace Space, Func<string> Heading)
{
    /// <summary>A power of three, so that successive halving has all its rungs.</summary>
    private const int Epochs = 27;

    /// <summary>Trained, all of them; null leaves <see cref="DrawnCount"/> choices to chance.</summary>
    internal IReadOnlyList<Choice>? Choices { get; init; }

    internal int DrawnCount { get; init; }

    /// <summary>Of the training images; null takes all.</summary>
    internal double? ImageShare { get; init; }

    /// <summary>Of a network, for one image.</summary>
    internal long? MaximumMultiplyAccumulates { get; init; }

    private static readonly SearchSpace DenseSpace = new(
    [
        new OptionParameter { Name = "network.kind", Options = ["dense"] },
        new OptionParameter { Name = "network.width", Options = [32, 64, 128] },
        new OptionParameter { Name = "network.stages", Options = [1, 2] },
        new OptionParameter { Name = "network.activation", Options = ["relu", "gelu"] },
        new OptionParameter { Name = "network.dropout", Options = [0, 0.2] },
        new OptionParameter { Name = "learningRate", Options = [0.001, 0.003, 0.01, 0.03, 0.1] },
        new OptionParameter { Name = "weightDecay", Options = [0.01, 0.1, 1] },
    ]);

    /// <summary>Small dense networks around the preset <c>seed</c>. Most images judge: differences between neighbours in the table are small.</summary>
    internal static Recording Dense { get; } = new("dense", Recipes.Seed with { ValidationShare = 0.7 }, DenseSpace, () => SearchText.HeadingDense) { Choices = [.. Grid.ChoicesOf(DenseSpace)] };

    /// <summary>
    /// Whatever <c>improve</c> chooses from, on a tenth of the images, half of them to judge by. Without the start that is known to do well: searches would all begin with
    /// the best they find.
    /// </summary>
    internal static Recording DefaultChoices { get; } = new(
        "default-space",
        Recipes.Seed with { ValidationShare = 0.5 },
        new SearchSpace([.. DefaultSpace.Space.Parameters.Select(parameter => parameter with { Start = null })]),
        () => SearchText.HeadingDefaultSpace)
    {
        DrawnCount = 180,
        ImageShare = 0.1,
        // that of the network with which a study of the default space starts, the least that studies are limited to
        MaximumMultiplyAccumulates = new SearchedNetwork().ToArchitecture().Summarize(28, 28, 10).MultiplyAccumulates,
    };

    internal static IReadOnlyList<Recording> All { get; } = [Dense, DefaultChoices];

    /// <exception cref="VitrineException">Usage: there is none of that name.</exception>
    internal static Recording Named(string name) => All.FirstOrDefault(recording => recording.Name == name)
        ?? throw VitrineException.InvalidUsage(SearchText.UnknownRecording.Fill(name, string.Join(", ", All.Select(recording => recording.Name))));

    internal StudySettings Settings() => new()
    {
        Space = Space,
        Sampler = "random",
        Pruner = "none",
        MaximumStep = Epochs,
        TrialCount = Choices?.Count ?? DrawnCount,
    };
}
