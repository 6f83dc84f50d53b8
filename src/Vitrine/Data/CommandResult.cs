namespace Vitrine.Data;

/// <summary>How a command ended.</summary>
/// <param name="ExitCode">0 where it succeeded.</param>
/// <param name="Error">The end of its error output.</param>
public sealed record CommandResult(int ExitCode, string Error);

/// <summary>Runs a command to its end.</summary>
/// <returns>Null if there is no such command on this machine.</returns>
public delegate Task<CommandResult?> CommandRunner(
    string command, IReadOnlyList<string> arguments, string workingFolder, CancellationToken cancellationToken);
