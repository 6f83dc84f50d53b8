namespace Vitrine.Improvement.Spaces;

/// <summary>On which scale equal steps of a number matter equally.</summary>
public enum AxisScale
{
    Linear,

    /// <summary>As for a learning rate: from 0.001 to 0.01 is as far as from 0.01 to 0.1.</summary>
    Logarithmic,
}
