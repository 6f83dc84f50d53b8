namespace Vitrine.Reporting.Markup;

/// <summary>Tables that scroll sideways on narrow screens instead of widening the page.</summary>
internal static class HtmlTable
{
    /// <summary>A table with a header row; each row's first cell is its heading.</summary>
    /// <param name="name">Stable, part of the element's id.</param>
    /// <param name="caption">What the table tells.</param>
    /// <param name="columns">Headings from left to right.</param>
    /// <param name="rows">As many cells each as there are columns.</param>
    internal static Html Of(string name, string caption, IReadOnlyList<HtmlColumn> columns, IEnumerable<IReadOnlyList<Html>> rows) => Html.Of($"""
        <div class="table" id="table-{name}">
        {Caption(name, caption)}
        <div class="frame" role="region" tabindex="0" aria-labelledby="caption-{name}"><table>
        <thead><tr>{columns.Select(Heading)}</tr></thead>
        <tbody>{rows.Select(row => Row(row, columns))}
        </tbody>
        </table></div>
        </div>

        """);

    /// <summary>A table of names and their values, without a header row.</summary>
    internal static Html OfPairs(string name, string caption, IEnumerable<(string Name, Html Value)> pairs) => Html.Of($"""
        <div class="table pairs" id="table-{name}">
        {Caption(name, caption)}
        <div class="frame" role="region" tabindex="0" aria-labelledby="caption-{name}"><table>
        <tbody>{pairs.Select(pair => Html.Of($"\n<tr><th scope=\"row\">{pair.Name}</th><td>{pair.Value}</td></tr>"))}
        </tbody>
        </table></div>
        </div>

        """);

    // Outside the part that scrolls, so that it wraps on a narrow screen; a caption element would be as wide as the table.
    private static Html Caption(string name, string caption) => Html.Of($"<p class=\"caption\" id=\"caption-{name}\">{Html.Prose(caption)}</p>");

    private static Html Heading(HtmlColumn column) => Html.Of($"<th scope=\"col\"{Style(column)}>{column.Heading}</th>");

    private static Html Row(IReadOnlyList<Html> cells, IReadOnlyList<HtmlColumn> columns) =>
        Html.Of($"\n<tr>{cells.Select((cell, index) => Cell(cell, columns[index], index == 0))}</tr>");

    private static Html Cell(Html content, HtmlColumn column, bool isHeading) => isHeading
        ? Html.Of($"<th scope=\"row\"{Style(column)}>{content}</th>")
        : Html.Of($"<td{Style(column)}>{content}</td>");

    private static Html Style(HtmlColumn column) => column.IsNumber ? Html.Of($" class=\"number\"") : Html.Empty;
}
