using System.Runtime.Intrinsics.X86;

namespace Vitrine.Torch;

/// <summary>What the processor can do, as far as it decides how to train.</summary>
public static class Processor
{
    private const int ExtendedFeatures = 7;
    private const int BFloat16Bit = 5;

    /// <summary>Whether it has AVX-512's dot products of bfloat16 numbers (Intel since Cooper Lake, AMD since Zen 4).</summary>
    public static bool HasBFloat16 { get; } =
        Avx512F.IsSupported && X86Base.CpuId(ExtendedFeatures, 0).Eax >= 1 && (X86Base.CpuId(ExtendedFeatures, 1).Eax & (1 << BFloat16Bit)) != 0;
}
