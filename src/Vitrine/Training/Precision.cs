using System.Text.Json.Serialization;

namespace Vitrine.Training;

/// <summary>Arithmetic of the feature maps in training. Weights, their updates, normalisation, loss and all evaluation are single precision always.</summary>
public enum Precision
{
    /// <summary><see cref="BFloat16"/> where the processor is quicker with it and the network convolves, else <see cref="Single"/>.</summary>
    Auto,

    /// <summary>32 bits.</summary>
    Single,

    /// <summary>16 bits with the range of 32 (Kalamkar et al. 2019, arXiv:1905.12322): up to twice as fast, or slower, by what the processor has for it.</summary>
    [JsonStringEnumMemberName("bfloat16")]
    BFloat16,
}
