namespace Vitrine.App.Verbs;

/// <summary>What <c>runs --json</c> prints.</summary>
/// <param name="Runs">Newest first.</param>
internal sealed record RunsDocument(IReadOnlyList<RunListing> Runs);
