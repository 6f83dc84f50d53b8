using Vitrine.Training;

namespace Vitrine.Comparison.Presets;

/// <summary>What a preset gave after so many epochs of a schedule made for them.</summary>
/// <param name="Recipe">Of the preset's name, as used: what the preset leaves open, such as the precision, is settled.</param>
/// <param name="ValidationAccuracy">Of the trained model, 0–1, with the views that the recipe asks for.</param>
public sealed record ScheduleLength(Recipe Recipe, double ValidationAccuracy, string WeightsSha256);
