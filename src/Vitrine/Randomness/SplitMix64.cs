using System.Buffers.Binary;

namespace Vitrine.Randomness;

/// <summary>
/// The SplitMix64 generator (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators"; constants of Vigna's splitmix64.c).
/// The same seed gives the same numbers on every platform and .NET version, which System.Random does not promise. Not for cryptography.
/// </summary>
public sealed class SplitMix64(ulong seed)
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private ulong state = seed;

    /// <summary>The seed of an independent stream at a place such as (epoch, step), without drawing any number before it.</summary>
    public static ulong Derive(ulong seed, params ReadOnlySpan<ulong> path)
    {
        var derived = Mix(seed + GoldenGamma);
        foreach (var step in path)
            derived = Mix(derived ^ Mix(step + GoldenGamma));
        return derived;
    }

    /// <summary>Uniform over all 64-bit values.</summary>
    public ulong NextUInt64() => Mix(state += GoldenGamma);

    /// <summary>Uniform over 0 … <paramref name="exclusive"/> − 1, without bias (Lemire 2019, "Fast random integer generation in an interval").</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exclusive"/> is not positive.</exception>
    public int NextInt(int exclusive)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusive);
        var bound = (ulong)exclusive;
        var high = Math.BigMul(NextUInt64(), bound, out var low);
        if (low >= bound)
            return (int)high;

        var biased = unchecked(0 - bound) % bound;
        while (low < biased)
            high = Math.BigMul(NextUInt64(), bound, out low);
        return (int)high;
    }

    /// <summary>Uniform over the multiples of 2⁻²⁴ in [0, 1).</summary>
    public float NextSingle() => (NextUInt64() >> 40) * (1f / (1 << 24));

    /// <summary>Uniform over the multiples of 2⁻⁵³ in [0, 1).</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1L << 53));

    /// <summary>Each uniform over 0–255; one number is drawn for eight bytes, the last for what remains.</summary>
    public void NextBytes(Span<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, NextUInt64());
        if (bytes.IsEmpty)
            return;
        for (var (i, rest) = (0, NextUInt64()); i < bytes.Length; i++, rest >>= 8)
            bytes[i] = (byte)rest;
    }

    /// <summary>Begins another sequence, as a new generator with this seed would, without allocating one.</summary>
    public void Restart(ulong seed) => state = seed;

    /// <summary>Puts the values in a uniformly random order (Fisher and Yates).</summary>
    public void Shuffle(Span<int> values)
    {
        for (var last = values.Length - 1; last > 0; last--)
        {
            var chosen = NextInt(last + 1);
            (values[last], values[chosen]) = (values[chosen], values[last]);
        }
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
