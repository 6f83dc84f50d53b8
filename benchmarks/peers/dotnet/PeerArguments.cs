using System.Globalization;

namespace Vitrine.Peers;

/// <summary>What the comparison tells a contestant: <c>MODEL DATA_FOLDER SEED EPOCHS IMAGES</c>.</summary>
/// <param name="Model">Which of the contestant's models to train.</param>
/// <param name="DataFolder">Holds the four gzipped IDX files.</param>
/// <param name="Epochs">At most so many; 0 leaves it to the model.</param>
/// <param name="Images">Train on the first so many.</param>
internal sealed record PeerArguments(string Model, string DataFolder, int Seed, int Epochs, int Images)
{
    /// <exception cref="ArgumentException">There are not five words, or a number is none.</exception>
    internal static PeerArguments Parse(IReadOnlyList<string> words) => words.Count == 5
        ? new PeerArguments(words[0], words[1], Number(words[2]), Number(words[3]), Number(words[4]))
        : throw new ArgumentException($"The arguments are MODEL DATA_FOLDER SEED EPOCHS IMAGES, but {words.Count} were given.", nameof(words));

    /// <summary>The model's own number of epochs, or the limit if that is less.</summary>
    internal int EpochsOf(int own) => Epochs > 0 ? Math.Min(Epochs, own) : own;

    private static int Number(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw new ArgumentException($"'{word}' is not a number.", nameof(word));
}
