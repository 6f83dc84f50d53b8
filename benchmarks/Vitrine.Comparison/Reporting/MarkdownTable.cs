using System.Text;

namespace Vitrine.Comparison.Reporting;

/// <summary>A table as Markdown has it.</summary>
internal static class MarkdownTable
{
    /// <param name="rows">A shorter one is filled up with empty cells.</param>
    /// <returns>Ends with a line break.</returns>
    internal static string Write(IReadOnlyList<string> head, IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder().Append(Row(head)).Append(Row(Enumerable.Repeat("---", head.Count)));
        foreach (var row in rows)
            text.Append(Row(row.Concat(Enumerable.Repeat("", head.Count)).Take(head.Count)));
        return text.ToString();
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";
}
