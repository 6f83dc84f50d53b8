namespace Vitrine.Models;

/// <summary>First kernels of a convolution.</summary>
public enum ConvolutionInitialization
{
    /// <summary>Uniform within ±1/√fan-in, torch's default.</summary>
    Uniform,

    /// <summary>The first filters pass their input channels through unchanged, the rest are <see cref="Uniform"/> (Jordan 2024, arXiv:2404.00498).</summary>
    Dirac,

    /// <summary>Normal with variance 2 / fan-out (He et al. 2015, arXiv:1502.01852).</summary>
    Kaiming,
}
