using Vitrine.Inference;

namespace Vitrine.App.Verbs;

/// <summary>What <c>predict --json</c> prints.</summary>
/// <param name="Model">The bundle's name.</param>
/// <param name="Pictures">In the order asked.</param>
internal sealed record PredictDocument(string Model, IReadOnlyList<PictureAnswer> Pictures);

/// <param name="Path">As typed.</param>
/// <param name="Classes">The likeliest first; none where there is an error.</param>
/// <param name="Error">Why the picture cannot be read, in the current language.</param>
internal sealed record PictureAnswer(string Path, IReadOnlyList<ClassAnswer> Classes, string? Error = null);

/// <param name="Index">Of the class.</param>
/// <param name="Probability">0–1.</param>
internal sealed record ClassAnswer(int Index, ClassName Name, float Probability);
