namespace Vitrine.App.Verbs;

/// <summary>One thing that the program does.</summary>
internal abstract class Verb
{
    /// <summary>As typed, e.g. <c>data fetch</c>.</summary>
    internal abstract string Name { get; }

    /// <summary>One line, in the current language.</summary>
    internal abstract string Summary { get; }

    /// <summary>What more there is to know, in the current language.</summary>
    internal virtual string? Description => null;

    internal virtual IReadOnlyList<VerbOperand> Operands => [];

    internal virtual IReadOnlyList<VerbOption> Options => [];

    internal abstract IReadOnlyList<Example> Examples { get; }

    /// <returns>The exit code.</returns>
    internal abstract Task<int> RunAsync(Invocation invocation, CancellationToken cancellation);
}
