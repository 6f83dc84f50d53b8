namespace Vitrine.App.Verbs;

/// <param name="Command">As typed after <c>vitrine</c>.</param>
/// <param name="Meaning">In the current language.</param>
internal sealed record Example(string Command, string Meaning);
