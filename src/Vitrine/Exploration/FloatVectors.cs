using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Vitrine.Exploration;

/// <summary>
/// Arithmetic on arrays of equal length. It is optimised at the first call: the library's own primitives start
/// unoptimised, and their warming up would take longer than all the work here.
/// </summary>
internal static class FloatVectors
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var vectorsA = MemoryMarshal.Cast<float, Vector<float>>(a);
        var vectorsB = MemoryMarshal.Cast<float, Vector<float>>(b);
        var sums = Vector<float>.Zero;
        for (var i = 0; i < vectorsA.Length; i++)
            sums += vectorsA[i] * vectorsB[i];
        var sum = Vector.Sum(sums);
        for (var i = vectorsA.Length * Vector<float>.Count; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    /// <summary>target += factor · source</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void AddScaled(Span<float> target, float factor, ReadOnlySpan<float> source)
    {
        var targets = MemoryMarshal.Cast<float, Vector<float>>(target);
        var sources = MemoryMarshal.Cast<float, Vector<float>>(source);
        var factors = new Vector<float>(factor);
        for (var i = 0; i < targets.Length; i++)
            targets[i] += factors * sources[i];
        for (var i = targets.Length * Vector<float>.Count; i < target.Length; i++)
            target[i] += factor * source[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Scale(Span<float> target, float factor)
    {
        for (var i = 0; i < target.Length; i++)
            target[i] *= factor;
    }

    internal static float Norm(ReadOnlySpan<float> a) => MathF.Sqrt(Dot(a, a));
}
