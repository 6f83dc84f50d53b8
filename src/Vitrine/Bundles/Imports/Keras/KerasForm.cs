namespace Vitrine.Bundles.Imports.Keras;

/// <summary>How Keras sees what flows between two layers of one image.</summary>
internal enum KerasForm
{
    /// <summary>[height, width, channels]</summary>
    Maps,

    /// <summary>[height, width]: one channel that is not counted as a dimension, so that layers which work on the last dimension take the columns for it.</summary>
    Matrix,

    /// <summary>[features]</summary>
    Flat,
}
