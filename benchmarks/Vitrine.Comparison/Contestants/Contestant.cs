namespace Vitrine.Comparison.Contestants;

/// <summary>A system with one of its models, trained in a process of its own.</summary>
/// <param name="Name">Of its results file.</param>
/// <param name="Program">Path from the repository's root, or absolute.</param>
/// <param name="Script">What an interpreter runs, from the repository's root; null where the program is enough.</param>
/// <param name="Model">Its first argument.</param>
/// <param name="CapSeconds">It is stopped after this time, and has reached what it has reached.</param>
/// <param name="Label">In the current language.</param>
public sealed record Contestant(string Name, string Program, string? Script, string Model, int CapSeconds, Func<string> Label)
{
    public bool IsOurs { get; init; }

    /// <summary>Trained only when named: it takes longer than all others together.</summary>
    public bool OnlyOnRequest { get; init; }
}
