namespace Vitrine.Inference.TestTime;

/// <summary>A version of an image: moved, what comes into sight being background (0), and then mirrored left to right or not.</summary>
/// <param name="Shift">Pixels down and to the right; negative ones go up and to the left.</param>
/// <param name="Weight">Share in the average; the shares of all views add up to 1.</param>
internal readonly record struct ImageView(bool IsFlipped, int Shift, double Weight)
{
    private static readonly ImageView[] Plain = [new(IsFlipped: false, 0, 1)];

    private static readonly ImageView[] Mirrored = [new(IsFlipped: false, 0, 0.5), new(IsFlipped: true, 0, 0.5)];

    private static readonly ImageView[] MirroredAndMoved =
    [
        new(IsFlipped: false, 0, 0.25), new(IsFlipped: true, 0, 0.25),
        new(IsFlipped: false, -1, 0.125), new(IsFlipped: true, -1, 0.125),
        new(IsFlipped: false, 1, 0.125), new(IsFlipped: true, 1, 0.125),
    ];

    /// <summary>The unchanged image first.</summary>
    internal static IReadOnlyList<ImageView> Of(TestTimeViews views) => views switch
    {
        TestTimeViews.None => Plain,
        TestTimeViews.Flip => Mirrored,
        TestTimeViews.FlipShift => MirroredAndMoved,
        _ => throw new ArgumentOutOfRangeException(nameof(views), views, "Unknown views."),
    };

    /// <param name="source">[H, W]</param>
    /// <param name="width">Columns.</param>
    /// <param name="destination">[H, W], not the source itself.</param>
    internal void Copy(ReadOnlySpan<byte> source, int width, Span<byte> destination)
    {
        destination.Clear();
        var (height, overlap) = (source.Length / width, Math.Max(0, width - Math.Abs(Shift)));
        for (var row = Math.Max(0, Shift); row < Math.Min(height, height + Shift); row++)
        {
            var target = destination.Slice(row * width, width);
            var from = source.Slice(((row - Shift) * width) + Math.Max(0, -Shift), overlap);
            from.CopyTo(target[Math.Min(width, Math.Max(0, Shift))..]);
            if (IsFlipped)
                target.Reverse();
        }
    }
}
