using System.Text.Json.Serialization;

namespace Vitrine.App.Doctor;

/// <summary>What one check of the machine found.</summary>
/// <param name="Id">Stable key, e.g. <c>libtorch</c>.</param>
/// <param name="Title">In the current language.</param>
/// <param name="Value">What was found, in the current language.</param>
/// <param name="Cure">The command or sentence that mends it, in the current language; null where nothing needs mending.</param>
internal sealed record Finding(string Id, string Title, Health Health, string Value, string? Cure = null)
{
    /// <summary>Without it, the main job cannot be done.</summary>
    [JsonIgnore]
    internal bool IsEssentialFailure => Health == Health.Broken;
}
