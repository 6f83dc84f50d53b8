namespace Vitrine.Bundles.Exports;

/// <summary>What became of a saved model's proof.</summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Format"><c>bundle</c>, or an export format's name.</param>
/// <param name="Engines">Each that could compute it; there is one at least.</param>
public sealed record VerificationReport(string Path, string Format, IReadOnlyList<EngineCheck> Engines)
{
    /// <summary>Whether every engine gives the trained network's answers.</summary>
    public bool Holds => Engines.Count > 0 && Engines.All(engine => engine.Holds);
}
