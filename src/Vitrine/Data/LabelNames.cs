using Vitrine.Inference;

namespace Vitrine.Data;

/// <summary>Which labels a set may hold, and what they stand for.</summary>
/// <param name="FirstLabel">The label of the first class; 0 but for EMNIST's letters.</param>
internal sealed record LabelNames(IReadOnlyList<ClassName> Classes, int FirstLabel = 0)
{
    /// <summary>A file beside a set's files that names the classes: one per line, the Portuguese name after a tab where it differs.</summary>
    internal const string FileName = "classes.txt";

    private const string DigitsAndLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    internal int LastLabel => FirstLabel + Classes.Count - 1;

    /// <summary>From <see cref="FileName"/>, else by the set's name, else the numbers up to the largest training label.</summary>
    internal static LabelNames Of(IdxSetFiles files, IdxSet set) => In(files.Folder) ?? files.Prefix switch
    {
        "emnist-letters" => new LabelNames(Characters(DigitsAndLetters[10..36]), FirstLabel: 1),
        "emnist-byclass" => new LabelNames(Characters(DigitsAndLetters)),

        // fifteen lower-case letters that look like their capitals are merged with them
        "emnist-bymerge" or "emnist-balanced" => new LabelNames(Characters(DigitsAndLetters[..36] + "abdefghnqrt")),
        _ => Numbers(set.TrainLabels.Labels.Max() + 1),
    };

    /// <summary>From <see cref="FileName"/> in a folder; null if there is none.</summary>
    internal static LabelNames? In(string folder) =>
        Path.Combine(folder, FileName) is var path && File.Exists(path) ? Read(File.ReadLines(path)) : null;

    /// <summary>From the lines of such a file.</summary>
    internal static LabelNames Read(IEnumerable<string> lines) => new([.. lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(Parse)]);

    /// <summary>Classes that nobody named.</summary>
    internal static LabelNames Numbers(int count) => new([.. Enumerable.Range(0, count).Select(label => new ClassName($"{label}"))]);

    /// <summary>The text of such a file, which <see cref="Read"/> makes the same names of.</summary>
    internal static string ToText(IEnumerable<ClassName> classes) => string.Concat(classes.Select(
        name => (name.English == name.Portuguese ? OneLine(name.English) : $"{OneLine(name.English)}\t{OneLine(name.Portuguese)}") + "\n"));

    private static ClassName[] Characters(string characters) => [.. characters.Select(character => new ClassName($"{character}"))];

    // a folder of pictures may be called almost anything
    private static string OneLine(string name) => string.Join(' ', name.Split(['\t', '\r', '\n'], StringSplitOptions.TrimEntries));

    private static ClassName Parse(string line) => line.Split('\t', StringSplitOptions.TrimEntries) is [var english, var portuguese]
        ? new ClassName(english, portuguese)
        : new ClassName(line.Trim());
}
