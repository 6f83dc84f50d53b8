using Vitrine.Inference.Preprocessing;

namespace Vitrine.Inference.TestTime;

/// <summary>A version of an image: moved, then mirrored left to right or not.</summary>
/// <param name="Down">Pixels; negative ones go up.</param>
/// <param name="Right">Pixels; negative ones go to the left.</param>
/// <param name="Reflects">Whether what comes into sight is the image mirrored at its outermost row or column, which is not repeated; else it is background (0).</param>
/// <param name="Weight">Share in the average; the shares of all views add up to 1.</param>
internal readonly record struct ImageView(bool IsFlipped, int Down, int Right, bool Reflects, double Weight)
{
    private static readonly ImageView[] Plain = [new(IsFlipped: false, 0, 0, Reflects: false, 1)];

    private static readonly ImageView[] Mirrored = [.. BothWays(0, 0, reflects: false, 1)];

    private static readonly ImageView[] MirroredAndMoved =
    [
        .. BothWays(0, 0, reflects: false, 0.5),
        .. BothWays(-1, -1, reflects: false, 0.25),
        .. BothWays(1, 1, reflects: false, 0.25),
    ];

    private static readonly ImageView[] MirroredAndMovedAcross =
    [
        .. BothWays(0, 0, reflects: true, 0.2),
        .. BothWays(-1, 0, reflects: true, 0.2),
        .. BothWays(1, 0, reflects: true, 0.2),
        .. BothWays(0, -1, reflects: true, 0.2),
        .. BothWays(0, 1, reflects: true, 0.2),
    ];

    /// <summary>The unchanged image first.</summary>
    internal static IReadOnlyList<ImageView> Of(TestTimeViews views) => views switch
    {
        TestTimeViews.None => Plain,
        TestTimeViews.Flip => Mirrored,
        TestTimeViews.FlipShift => MirroredAndMoved,
        TestTimeViews.FlipCross => MirroredAndMovedAcross,
        _ => throw new ArgumentOutOfRangeException(nameof(views), views, "Unknown views."),
    };

    /// <param name="source">[H, W]</param>
    /// <param name="width">Columns.</param>
    /// <param name="destination">[H, W], not the source itself.</param>
    internal void Copy(ReadOnlySpan<byte> source, int width, Span<byte> destination)
    {
        var height = source.Length / width;
        for (var row = 0; row < height; row++)
            for (var column = 0; column < width; column++)
            {
                var (fromRow, fromColumn) = (Source(row - Down, height), Source((IsFlipped ? width - 1 - column : column) - Right, width));
                destination[(row * width) + column] = fromRow < 0 || fromColumn < 0 ? (byte)0 : source[(fromRow * width) + fromColumn];
            }
    }

    private static IEnumerable<ImageView> BothWays(int down, int right, bool reflects, double weight) =>
        [new(IsFlipped: false, down, right, reflects, weight / 2), new(IsFlipped: true, down, right, reflects, weight / 2)];

    /// <returns>Which row or column stands for one that may lie outside; −1 for background.</returns>
    private int Source(int place, int size)
    {
        if ((uint)place < (uint)size)
            return place;
        return Reflects ? BorderReflection.Of(place, size) : -1;
    }
}
