namespace Vitrine.App.Tables;

/// <summary>A curve in one line of text.</summary>
internal static class Sparkline
{
    private const string Heights = "▁▂▃▄▅▆▇█";

    /// <param name="values">Finite, at least one; more than fit are averaged.</param>
    /// <param name="columns">Widest line.</param>
    internal static string Of(IReadOnlyList<double> values, int columns)
    {
        var count = Math.Min(values.Count, columns);
        var means = Enumerable.Range(0, count).Select(i => Mean(values, i * values.Count / count, (i + 1) * values.Count / count)).ToList();
        var (lowest, highest) = (means.Min(), means.Max());
        return string.Concat(means.Select(value => Heights[highest > lowest ? (int)Math.Round((value - lowest) / (highest - lowest) * (Heights.Length - 1)) : 0]));
    }

    private static double Mean(IReadOnlyList<double> values, int first, int end) => Enumerable.Range(first, end - first).Average(i => values[i]);
}
