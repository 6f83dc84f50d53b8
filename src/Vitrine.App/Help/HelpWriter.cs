using System.Text;
using Vitrine.App.Verbs;

namespace Vitrine.App.Help;

/// <summary>Lays a help page out: sections with a heading, tables of two columns, text wrapped to the width.</summary>
internal sealed class HelpWriter(int width)
{
    private const int Indent = 2;
    private const int WidestLabel = 26;
    private readonly StringBuilder text = new();

    public override string ToString() => text.ToString();

    internal void Paragraph(string content)
    {
        StartBlock();
        foreach (var line in content.Split('\n').SelectMany(part => Wrap(part, width)))
            text.Append(line).Append('\n');
    }

    internal void Section(string heading, string content)
    {
        StartBlock();
        text.Append(heading).Append('\n').Append(' ', Indent).Append(content).Append('\n');
    }

    internal void Table(string heading, IEnumerable<(string Label, string Help)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;
        StartBlock();
        text.Append(heading).Append('\n');
        var column = Math.Min(all.Max(row => row.Label.Length), WidestLabel) + (2 * Indent);
        foreach (var (label, help) in all)
            Row(label, help, column);
    }

    internal void Examples(string heading, IEnumerable<Example> examples)
    {
        StartBlock();
        text.Append(heading).Append('\n');
        foreach (var (command, meaning) in examples)
        {
            text.Append(' ', Indent).Append("vitrine ").Append(command).Append('\n');
            foreach (var line in Wrap(meaning, width - (3 * Indent)))
                text.Append(' ', 3 * Indent).Append(line).Append('\n');
        }
    }

    private void Row(string label, string help, int column)
    {
        text.Append(' ', Indent).Append(label);
        // a narrow terminal has no room for a second column
        var isStacked = label.Length + Indent >= column || width - column < 24;
        var left = width - column < 24 ? 3 * Indent : column;
        if (isStacked)
            text.Append('\n');
        var position = isStacked ? 0 : Indent + label.Length;
        foreach (var line in Wrap(help, width - left))
        {
            text.Append(' ', left - position).Append(line).Append('\n');
            position = 0;
        }
    }

    private void StartBlock()
    {
        if (text.Length > 0)
            text.Append('\n');
    }

    /// <summary>Lines no longer than asked, but for a single longer word.</summary>
    internal static IEnumerable<string> Wrap(string content, int width)
    {
        var line = new StringBuilder();
        foreach (var word in content.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }
        yield return line.ToString();
    }
}
