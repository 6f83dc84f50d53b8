using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Vitrine.Augmentation;

/// <summary>Weighted means of two arrays of equal length; optimised at the first call, as <see cref="PixelTable"/> is.</summary>
internal static class Blending
{
    /// <summary>target = kept · target + (1 − kept) · other. <paramref name="other"/> may be the same memory further on: each vector is read before what lies behind it is written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Blend(Span<float> target, ReadOnlySpan<float> other, float kept)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(target);
        var others = MemoryMarshal.Cast<float, Vector<float>>(other)[..vectors.Length];
        var (weight, otherWeight) = (new Vector<float>(kept), new Vector<float>(1 - kept));
        for (var i = 0; i < vectors.Length; i++)
            vectors[i] = (weight * vectors[i]) + (otherWeight * others[i]);
        for (var i = vectors.Length * Vector<float>.Count; i < target.Length; i++)
            target[i] = (kept * target[i]) + ((1 - kept) * other[i]);
    }
}
