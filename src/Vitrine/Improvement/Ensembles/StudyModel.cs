using Vitrine.Models;

namespace Vitrine.Improvement.Ensembles;

/// <summary>One of a study's models.</summary>
/// <param name="Name">Of its folder among the study's models.</param>
/// <param name="Model">As reloaded.</param>
internal sealed record StudyModel(string Name, TrainedModel Model);
