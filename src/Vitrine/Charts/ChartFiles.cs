using Vitrine.Files;

namespace Vitrine.Charts;

/// <summary>Charts on disk.</summary>
public static class ChartFiles
{
    /// <summary>Writes NAME.png and NAME.svg of each chart, each whole or not at all; files of the same name are replaced.</summary>
    /// <param name="folder">Made where it does not exist.</param>
    /// <returns>The paths written.</returns>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static IReadOnlyList<string> Save(string folder, IEnumerable<Chart> charts) =>
        [.. charts.SelectMany(chart => Save(Path.Combine(folder, chart.Name), chart))];

    private static string[] Save(string stem, Chart chart)
    {
        AtomicFile.WriteBytes(stem + ".png", chart.Png);
        AtomicFile.WriteText(stem + ".svg", chart.Svg);
        return [stem + ".png", stem + ".svg"];
    }
}
