using Spectre.Console;
using Spectre.Console.Rendering;

namespace Vitrine.App.Terminals;

/// <summary>Writes tables. Loading Spectre.Console costs, so that only verbs that show tables come here.</summary>
internal static class RichConsole
{
    internal static void Write(Terminal terminal, params IEnumerable<IRenderable> contents)
    {
        using var rendered = new StringWriter { NewLine = "\n" };
        var console = Of(terminal, rendered);
        foreach (var content in contents)
            console.Write(content);
        foreach (var line in Tidy(rendered.ToString()))
            terminal.Output.Write(line + "\n");
    }

    /// <summary>
    /// Without the blanks that pad each line's last cell, which get in the way of copying, and with no more than one empty line in a row.
    /// </summary>
    private static IEnumerable<string> Tidy(string text)
    {
        var previous = (string?)null;
        foreach (var line in text.TrimEnd('\n', ' ').Split('\n').Select(line => line.TrimEnd(' ')))
        {
            if (line.Length > 0 || previous?.Length > 0 || previous is null)
                yield return line;
            previous = line;
        }
    }

    private static IAnsiConsole Of(Terminal terminal, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal.CanRedraw ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = terminal.HasColors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = terminal.Width;
        // what a terminal lacks, its encoding replaces
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
