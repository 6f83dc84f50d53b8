namespace Vitrine.App.Terminals;

/// <summary>All that the program knows of the place it was started from, so that a test can stand in for it.</summary>
internal sealed record Terminal
{
    /// <summary>Results.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Errors, and whatever else must not mix with results.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>What is typed or piped in, opened only by who reads it.</summary>
    public Func<Stream> OpenInput { get; init; } = () => Stream.Null;

    /// <summary>Looks up an environment variable.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Where relative paths begin.</summary>
    public string WorkingFolder { get; init; } = Environment.CurrentDirectory;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether a person watches the output, rather than a file or a pipe taking it.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Columns; pipes and files are given what a report page holds.</summary>
    public int Width { get; init; } = 100;

    /// <summary>A terminal that moves its cursor on request, so that a line can be redrawn.</summary>
    public bool CanRedraw => IsInteractive && Variable("TERM") != "dumb";

    /// <summary>See no-color.org.</summary>
    public bool HasColors => CanRedraw && string.IsNullOrEmpty(Variable("NO_COLOR"));

    public string Resolve(string path) => Path.GetFullPath(path, WorkingFolder);
}
