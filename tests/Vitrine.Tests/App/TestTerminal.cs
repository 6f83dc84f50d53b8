using System.Text;
using System.Text.Json;
using Vitrine.App;
using Vitrine.App.Terminals;

namespace Vitrine.Tests.App;

/// <summary>Runs the program in this process, in a folder of its own, and keeps what it writes.</summary>
internal sealed class TestTerminal
{
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();
    private readonly Dictionary<string, string> variables = [];

    internal string Output => output.ToString();

    internal string Error => error.ToString();

    internal string Folder { get; init; } = Path.GetTempPath();

    internal int Width { get; init; } = 100;

    internal bool IsInteractive { get; init; }

    internal TimeProvider Time { get; init; } = TimeProvider.System;

    internal Terminal Terminal => new()
    {
        Output = new StringWriter(output) { NewLine = "\n" },
        Error = new StringWriter(error) { NewLine = "\n" },
        Variable = name => variables.GetValueOrDefault(name),
        WorkingFolder = Folder,
        Width = Width,
        IsInteractive = IsInteractive,
        Time = Time,
    };

    internal TestTerminal With(string variable, string value)
    {
        variables[variable] = value;
        return this;
    }

    /// <param name="commandLine">Words parted by blanks.</param>
    /// <returns>The exit code.</returns>
    internal Task<int> RunAsync(string commandLine, CancellationToken cancellation = default) =>
        RunAsync(commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries), cancellation);

    internal Task<int> RunAsync(string[] words, CancellationToken cancellation = default) => Application.RunAsync(words, Terminal, cancellation);

    /// <summary>The output, which must be exactly one JSON document.</summary>
    internal JsonElement Json() => JsonDocument.Parse(Output).RootElement;
}
