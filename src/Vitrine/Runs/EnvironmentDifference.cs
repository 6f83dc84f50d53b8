namespace Vitrine.Runs;

/// <summary>Something in which two runs' machines or programs differ.</summary>
/// <param name="Id">Stable key, e.g. <c>torchThreads</c>.</param>
/// <param name="Title">In the current language.</param>
public sealed record EnvironmentDifference(string Id, string Title, string Original, string Repeated);
