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
        // Cells are padded to their column's width, the last ones too; blanks at a line's end only get in the way of copying.
        foreach (var line in rendered.ToString().TrimEnd('\n').Split('\n'))
            terminal.Output.Write(line.TrimEnd(' ') + "\n");
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
