using Vitrine.Inference;

namespace Vitrine.Data;

/// <summary>Which labels an IDX set may hold, and what they stand for.</summary>
/// <param name="FirstLabel">The label of the first class; 0 but for EMNIST's letters.</param>
internal sealed record LabelNames(IReadOnlyList<ClassName> Classes, int FirstLabel = 0)
{
    /// <summary>A file beside the IDX files that names the classes: one per line, the Portuguese name after a tab where it differs.</summary>
    internal const string FileName = "classes.txt";

    private const string DigitsAndLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    internal int LastLabel => FirstLabel + Classes.Count - 1;

    /// <summary>From <see cref="FileName"/>, else by the set's name, else the numbers up to the largest training label.</summary>
    internal static LabelNames Of(IdxSetFiles files, IdxSet set)
    {
        var namesFile = Path.Combine(files.Folder, FileName);
        if (File.Exists(namesFile))
            return new LabelNames([.. File.ReadLines(namesFile).Where(line => !string.IsNullOrWhiteSpace(line)).Select(Parse)]);

        return files.Prefix switch
        {
            "emnist-letters" => new LabelNames(Characters(DigitsAndLetters[10..36]), FirstLabel: 1),
            "emnist-byclass" => new LabelNames(Characters(DigitsAndLetters)),

            // fifteen lower-case letters that look like their capitals are merged with them
            "emnist-bymerge" or "emnist-balanced" => new LabelNames(Characters(DigitsAndLetters[..36] + "abdefghnqrt")),
            _ => new LabelNames([.. Enumerable.Range(0, set.TrainLabels.Labels.Max() + 1).Select(label => new ClassName($"{label}"))]),
        };
    }

    private static ClassName[] Characters(string characters) => [.. characters.Select(character => new ClassName($"{character}"))];

    private static ClassName Parse(string line) => line.Split('\t', StringSplitOptions.TrimEntries) is [var english, var portuguese]
        ? new ClassName(english, portuguese)
        : new ClassName(line.Trim());
}
