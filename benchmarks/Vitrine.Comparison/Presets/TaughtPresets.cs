namespace Vitrine.Comparison.Presets;

/// <summary>Presets that are made to learn from a model that comes with Vitrine. Their recipes name none, since a model is a file: the command does.</summary>
internal static class TaughtPresets
{
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["best"] = ["--teacher", "accurate", "--teacher-share", "0.5"],
    };

    internal static bool Contains(string preset) => Words.ContainsKey(preset);

    /// <returns>What the command says of its teacher; nothing for a preset that learns from the labels alone.</returns>
    internal static IReadOnlyList<string> WordsOf(string preset) => Words.GetValueOrDefault(preset) ?? [];
}
