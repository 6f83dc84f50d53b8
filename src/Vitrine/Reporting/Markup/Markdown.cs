using System.Text;

namespace Vitrine.Reporting.Markup;

/// <summary>The little Markdown a model card needs.</summary>
internal static class Markdown
{
    private const string Special = @"\`*_{}[]<>#|~&";

    /// <summary>Text that shows as it is, whatever characters it has.</summary>
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (Special.Contains(character, StringComparison.Ordinal))
                escaped.Append('\\');
            escaped.Append(char.IsControl(character) ? ' ' : character);
        }

        return escaped.ToString();
    }

    /// <summary>A table whose first column is text and whose others are numbers; cells are escaped.</summary>
    internal static string Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows) => string.Concat(
        rows.Prepend([.. headings.Select((_, column) => column == 0 ? "---" : "---:")])
            .Select(cells => Row(cells))
            .Prepend(Row(headings)));

    internal static string List(IEnumerable<string> items) => string.Concat(items.Select(item => $"- {item}\n"));

    private static string Row(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells.Select(Escape))} |\n";
}
