namespace Vitrine.Training;

/// <summary>How the learning rate goes over a run; each first rises to its peak over the recipe's warm-up.</summary>
public enum Schedule
{
    /// <summary>A linear rise, then a linear fall to zero.</summary>
    Triangular,

    /// <summary>Half a cosine up, half a cosine down to almost nothing (Smith 2018, in the shape fastai gave it).</summary>
    OneCycle,

    /// <summary>A linear rise, then half a cosine down to zero (Loshchilov and Hutter 2017).</summary>
    Cosine,

    /// <summary>A linear rise, then always the peak: for averaged weights, which need no fall.</summary>
    Constant,
}
