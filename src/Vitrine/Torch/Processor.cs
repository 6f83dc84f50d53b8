using System.Runtime.Intrinsics.X86;

namespace Vitrine.Torch;

/// <summary>What the processor can do, as far as it decides how to train.</summary>
public static class Processor
{
    private const int ExtendedFeatures = 7;
    private const int BFloat16Bit = 5;
    private const int BFloat16TilesBit = 22;
    private const int ExtendedState = 13;
    private const int TileBytes = 8192;

    /// <summary>The first four letters of "GenuineIntel", as the processor gives them.</summary>
    private const int Intel = 0x756E6547;

    /// <summary>Whether it has AVX-512's dot products of bfloat16 numbers (Intel since Cooper Lake, AMD since Zen 4).</summary>
    public static bool HasBFloat16 { get; } =
        Avx512F.IsSupported && X86Base.CpuId(ExtendedFeatures, 0).Eax >= 1 && (X86Base.CpuId(ExtendedFeatures, 1).Eax & (1 << BFloat16Bit)) != 0;

    /// <summary>
    /// Whether convolutions are quicker in bfloat16 than in single precision, as measured (docs/decisions/0010): AMD's processors with the instructions are,
    /// Intel's are slower with them alone. Those have tiles (AMX) to be quicker by, which a virtual machine may hide.
    /// </summary>
    public static bool IsQuickerInBFloat16 { get; } = HasBFloat16 && (X86Base.CpuId(0, 0).Ebx != Intel || HasTiles());

    /// <summary>Tiles of bfloat16 in the processor, and room for them in what the operating system saves of a thread: without it they cannot be used.</summary>
    private static bool HasTiles() => (X86Base.CpuId(ExtendedFeatures, 0).Edx & (1 << BFloat16TilesBit)) != 0 && X86Base.CpuId(ExtendedState, 0).Ebx >= TileBytes;
}
