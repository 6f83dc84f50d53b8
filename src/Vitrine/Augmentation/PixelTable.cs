using System.Runtime.CompilerServices;

namespace Vitrine.Augmentation;

/// <summary>
/// Grey values looked up in a table of their 256 floats. Optimised at the first call: the first hundred steps of a run would otherwise
/// take several times longer to assemble.
/// </summary>
internal static class PixelTable
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void LookUp(ReadOnlySpan<float> table, ReadOnlySpan<byte> source, Span<float> target)
    {
        var values = table[..256];
        target = target[..source.Length];
        for (var i = 0; i < source.Length; i++)
            target[i] = values[source[i]];
    }

    /// <summary>The last first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void LookUpReversed(ReadOnlySpan<float> table, ReadOnlySpan<byte> source, Span<float> target)
    {
        var values = table[..256];
        target = target[..source.Length];
        for (var i = 0; i < source.Length; i++)
            target[^(i + 1)] = values[source[i]];
    }
}
