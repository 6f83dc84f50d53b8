namespace Vitrine.Charts;

/// <summary>Charts on disk.</summary>
public static class ChartFiles
{
    /// <summary>Writes NAME.png and NAME.svg of each chart, each whole or not at all; files of the same name are replaced.</summary>
    /// <param name="folder">Made where it does not exist.</param>
    /// <returns>The paths written.</returns>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static IReadOnlyList<string> Save(string folder, IEnumerable<Chart> charts)
    {
        Directory.CreateDirectory(folder);
        return [.. charts.SelectMany(chart => new[]
        {
            Write(Path.Combine(folder, chart.Name + ".png"), chart.Png),
            Write(Path.Combine(folder, chart.Name + ".svg"), System.Text.Encoding.UTF8.GetBytes(chart.Svg)),
        })];
    }

    private static string Write(string path, byte[] content)
    {
        var temporary = path + ".partial";
        try
        {
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
            return path;
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
