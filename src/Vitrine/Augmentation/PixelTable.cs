namespace Vitrine.Augmentation;

/// <summary>Grey values looked up in a table of their 256 floats.</summary>
internal static class PixelTable
{
    internal static void LookUp(ReadOnlySpan<float> table, ReadOnlySpan<byte> source, Span<float> target)
    {
        var values = table[..256];
        target = target[..source.Length];
        for (var i = 0; i < source.Length; i++)
            target[i] = values[source[i]];
    }

    /// <summary>The last first.</summary>
    internal static void LookUpReversed(ReadOnlySpan<float> table, ReadOnlySpan<byte> source, Span<float> target)
    {
        var values = table[..256];
        target = target[..source.Length];
        for (var i = 0; i < source.Length; i++)
            target[^(i + 1)] = values[source[i]];
    }
}
