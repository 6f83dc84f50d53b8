namespace Vitrine.App.Doctor;

internal enum Health
{
    Good,

    /// <summary>Vitrine works, but less well or not everywhere.</summary>
    Warning,

    /// <summary>The main job cannot be done.</summary>
    Broken,
}
