using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Vitrine.Evaluation;

namespace Vitrine.App.Tables;

/// <summary>What all tables have in common.</summary>
internal static class Layout
{
    /// <summary>Below this only the columns that matter most have room.</summary>
    internal const int WideColumns = 76;

    /// <summary>A table under its title, an empty line before it.</summary>
    internal static IRenderable Titled(string title, IRenderable content) =>
        new Rows(new Text(""), new Text(title, new Style(decoration: Decoration.Bold)), content);

    /// <param name="headings">Numbers stand to the right: those whose heading ends in <c>#</c>, which is not shown.</param>
    internal static Table Table(params IEnumerable<string> headings)
    {
        var table = new Table { Border = TableBorder.Simple, ShowHeaders = true };
        foreach (var heading in headings)
        {
            var isNumber = heading.EndsWith('#');
            var column = new TableColumn(new Text(heading.TrimEnd('#'), new Style(Color.Grey))) { NoWrap = isNumber };
            table.AddColumn(isNumber ? column.RightAligned() : column);
        }
        return table;
    }

    internal static void Row(this Table table, params IEnumerable<string> cells) => table.AddRow(cells.Select(cell => new Text(cell)));

    /// <summary>Names on the left, values on the right, without rules.</summary>
    internal static IRenderable Facts(params IEnumerable<(string Name, string Value)> facts)
    {
        var grid = new Grid().AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 2, 0) }).AddColumn(new GridColumn { Padding = new Padding(0) });
        foreach (var (name, value) in facts)
            grid.AddRow(new Text(name, new Style(Color.Grey)), new Text(value));
        return grid;
    }

    /// <summary>Prose under a title, indented as tables are.</summary>
    internal static IRenderable Sentence(string text) => new Padder(new Text(text), new Padding(2, 0, 0, 0));

    /// <summary>Of a gain, with signs.</summary>
    internal static string GainRange(Interval interval) => $"{Points(interval.Low)} … {Points(interval.High)}";

    internal static string Percent(double share) => share.ToString("P2", CultureInfo.CurrentCulture);

    internal static string Count(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    internal static string Number(double number, int digits) => number.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.CurrentCulture);

    /// <summary>A difference of shares, in percentage points with its sign.</summary>
    internal static string Points(double difference) => (difference * 100).ToString("+0.00;−0.00;0.00", CultureInfo.CurrentCulture);

    internal static string Range(Evaluation.Interval interval) => $"{Percent(interval.Low)} – {Percent(interval.High)}";
}
