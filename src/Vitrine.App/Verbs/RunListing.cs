namespace Vitrine.App.Verbs;

/// <summary>A row of <c>vitrine runs</c>; what is not known is null.</summary>
/// <param name="Status">As in run.json, or <c>unreadable</c>.</param>
/// <param name="Problem">Why it cannot be read, in the current language.</param>
internal sealed record RunListing(
    string Name,
    string Folder,
    string Status,
    DateTimeOffset? StartedAt = null,
    string? Preset = null,
    int? Seed = null,
    double? TestAccuracy = null,
    double? ValidationAccuracy = null,
    double? TrainSeconds = null,
    double? TotalSeconds = null,
    string? Problem = null);
