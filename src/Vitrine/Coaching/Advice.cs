namespace Vitrine.Coaching;

/// <summary>What one rule saw in a run; sentences in the current language, whole and with their full stop.</summary>
/// <param name="Rule">Its name in <see cref="CoachRules"/>, the same in every language.</param>
/// <param name="Sees">The diagnosis, with a plain word beside each term of the trade.</param>
/// <param name="Evidence">The numbers behind it.</param>
/// <param name="Try">What to change, with this run's own settings where they matter.</param>
/// <param name="Bought">What that change bought where it was tried, with the place of the numbers: this run's own search, or the project's documents; null where nobody has tried.</param>
public sealed record Advice(string Rule, string Sees, string Evidence, string Try, string? Bought);
