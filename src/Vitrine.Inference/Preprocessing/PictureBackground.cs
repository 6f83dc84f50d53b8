namespace Vitrine.Inference.Preprocessing;

/// <summary>What surrounds the object in a picture.</summary>
public enum PictureBackground
{
    /// <summary>As the four corners say.</summary>
    Auto,

    /// <summary>Lighter than the object, as in a shop's photographs; the picture is negated.</summary>
    Light,

    /// <summary>Darker than the object, as in the data sets.</summary>
    Dark,
}
