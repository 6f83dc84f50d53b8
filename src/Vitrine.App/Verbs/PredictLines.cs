using System.Globalization;
using System.Text;

namespace Vitrine.App.Verbs;

/// <summary>Answers as aligned columns, a line per picture; without the table library, which takes longer to load than the answer.</summary>
internal static class PredictLines
{
    private const int Gap = 2;
    private const int NarrowestPath = 12;

    internal static string Of(IReadOnlyList<PictureAnswer> answers, int width)
    {
        if (answers.Count == 0)
            return "";
        var rows = answers.Select(answer => answer.Classes.Select(Text).ToList()).ToList();
        var columns = Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => row[column].Length)).ToList();
        while (columns.Count > 1 && NarrowestPath + columns.Sum(column => column + Gap) > width)
            columns.RemoveAt(columns.Count - 1);
        var longestPath = Math.Max(NarrowestPath, width - columns.Sum(column => column + Gap));
        var paths = answers.Select(answer => CutStart(answer.Path, longestPath)).ToList();
        var pathColumn = paths.Max(path => path.Length);
        var lines = new StringBuilder();
        foreach (var (path, row) in paths.Zip(rows))
            lines.Append(Line(path.PadRight(pathColumn), row, columns)).Append('\n');
        return lines.ToString();
    }

    private static string Line(string path, List<string> row, List<int> columns) =>
        string.Join(new string(' ', Gap), row.Take(columns.Count).Select((text, column) => text.PadRight(columns[column])).Prepend(path)).TrimEnd();

    private static string Text(ClassAnswer answer) => $"{answer.Name.Current} {answer.Probability.ToString("P1", CultureInfo.CurrentCulture)}";

    /// <summary>A path's end tells more than its start.</summary>
    private static string CutStart(string path, int length) => path.Length <= length ? path : "…" + path[^(length - 1)..];
}
