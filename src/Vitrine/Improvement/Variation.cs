using Vitrine.Training;

namespace Vitrine.Improvement;

/// <summary>One change to a recipe that may help.</summary>
/// <param name="Id">Stable key, e.g. <c>learning-rate-double</c>.</param>
/// <param name="Aspect"><c>architecture</c>, <c>learningRate</c> or <c>regularisation</c>; of each at most one is kept.</param>
/// <param name="Description">What is changed, in the current language.</param>
/// <param name="Apply">The changed recipe; equal to the given one where the change does not apply.</param>
internal sealed record Variation(string Id, string Aspect, string Description, Func<Recipe, Recipe> Apply);
