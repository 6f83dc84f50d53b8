using System.Text;

namespace Vitrine.App.Terminals;

/// <summary>The process's own terminal. Plain streams: setting up <see cref="Console"/>'s writers would cost every start.</summary>
internal static class SystemTerminal
{
    private const int NarrowestWidth = 40;
    private const int WidestWidth = 200;

    internal static Terminal Open()
    {
        var terminal = new Terminal
        {
            Output = Writer(Console.OpenStandardOutput(), Console.IsOutputRedirected),
            Error = Writer(Console.OpenStandardError(), Console.IsErrorRedirected),
            OpenInput = Console.OpenStandardInput,
            IsInteractive = !Console.IsOutputRedirected,
        };
        return terminal.IsInteractive ? terminal with { Width = ConsoleWidth(terminal.Width) } : terminal;
    }

    private static StreamWriter Writer(Stream stream, bool isRedirected) =>
        new(stream, isRedirected ? TerminalEncoding.Utf8 : ConsoleEncoding()) { AutoFlush = true };

    private static Encoding ConsoleEncoding()
    {
        if (!OperatingSystem.IsWindows())
            return TerminalEncoding.OfLocale(Environment.GetEnvironmentVariable);
        Console.OutputEncoding = TerminalEncoding.Utf8;
        return TerminalEncoding.Utf8;
    }

    private static int ConsoleWidth(int otherwise)
    {
        try
        {
            return Console.WindowWidth is var width and > 0 ? Math.Clamp(width, NarrowestWidth, WidestWidth) : otherwise;
        }
        catch (IOException)
        {
            // a terminal without a size, such as a serial line
            return otherwise;
        }
    }
}
