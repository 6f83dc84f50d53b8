namespace Vitrine.Inference.Preprocessing;

/// <summary>An image goes on beyond its border as its own mirror image; the outermost row or column is not repeated.</summary>
internal static class BorderReflection
{
    /// <summary>0 1 2 3 2 1 0 1 … in both directions, however far away.</summary>
    /// <param name="index">Of a row or column, which may lie outside.</param>
    /// <param name="length">How many there are, at least one.</param>
    /// <returns>That which stands for it, 0 to length − 1.</returns>
    internal static int Of(int index, int length)
    {
        if (length == 1)
            return 0;
        var period = 2 * (length - 1);
        var phase = ((index % period) + period) % period;
        return Math.Min(phase, period - phase);
    }
}
