using Spectre.Console;
using Spectre.Console.Rendering;

namespace Vitrine.App.Terminals;

/// <summary>Writes tables. Loading Spectre.Console costs, so that only verbs that show tables come here.</summary>
internal static class RichConsole
{
    internal static void Write(Terminal terminal, params IEnumerable<IRenderable> contents)
    {
        var console = Of(terminal);
        foreach (var content in contents)
            console.Write(content);
    }

    private static IAnsiConsole Of(Terminal terminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal.CanRedraw ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = terminal.HasColors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(terminal.Output),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = terminal.Width;
        // what a terminal lacks, its encoding replaces
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
