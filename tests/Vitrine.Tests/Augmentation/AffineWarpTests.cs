using Shouldly;
using Vitrine.Augmentation;
using Vitrine.Randomness;
using Xunit;

namespace Vitrine.Tests.Augmentation;

public sealed class AffineWarpTests
{
    private const int Height = 6, Width = 9;
    private static readonly TestBatch Batch = new(1, Height, Width);

    [Fact]
    public void No_change_of_shape_changes_no_pixel() => Warp(AffineMap.Of(0, 0, 1)).ShouldBe(Batch.Set.Image(0).ToArray());

    [Fact]
    public void A_quarter_turn_takes_the_left_column_to_the_top()
    {
        var square = new TestBatch(1, 5, 5).Set.Image(0).ToArray();
        var turned = new AffineWarp(5, 5).Apply(square, AffineMap.Of(Math.PI / 2, 0, 1)).ToArray();
        turned.ShouldBe([.. from row in Enumerable.Range(0, 5) from column in Enumerable.Range(0, 5) select square[((4 - column) * 5) + row]]);
    }

    [Fact]
    public void A_lean_moves_each_row_by_its_distance_from_the_middle()
    {
        byte[] square = [.. new TestBatch(1, 3, 3).Set.Image(0)];
        new AffineWarp(3, 3).Apply(square, AffineMap.Of(0, 1, 1)).ToArray()
            .ShouldBe([square[1], square[2], 0, square[3], square[4], square[5], 0, square[6], square[7]]);
    }

    [Theory]
    [InlineData(0.2, 0, 1)]
    [InlineData(-0.1, 0.1, 1.15)]
    [InlineData(0, -0.2, 0.8)]
    [InlineData(3, 1, 0.5)]
    [InlineData(0.01, 0, 1.5)]
    public void Every_pixel_lies_bilinearly_between_the_four_it_comes_from(double angle, double lean, double scale)
    {
        var warped = Warp(AffineMap.Of(angle, lean, scale));
        for (var row = 0; row < Height; row++)
        {
            for (var column = 0; column < Width; column++)
            {
                var (fromRow, fromColumn) = Origin(row - 2.5, column - 4.0, angle, lean, scale);
                ((double)warped[(row * Width) + column]).ShouldBe(Bilinear(fromRow + 2.5, fromColumn + 4.0), 0.8, $"row {row}, column {column}");
            }
        }
    }

    [Fact]
    public void Nothing_is_drawn_beyond_what_was_asked_for()
    {
        var generator = new SplitMix64(3);
        var turns = Enumerable.Range(0, 1_000).Select(_ => AffineMap.Draw(new() { Rotation = 30 }, generator))
            .Select(map => Math.Atan2(-map.RowX, map.RowY) * 180 / Math.PI).ToList();
        turns.ShouldAllBe(degrees => Math.Abs(degrees) <= 30);
        (turns.Min(), turns.Max()).ShouldSatisfyAllConditions(range => range.Item1.ShouldBeLessThan(-29), range => range.Item2.ShouldBeGreaterThan(29));

        var scales = Enumerable.Range(0, 1_000).Select(_ => 1 / AffineMap.Draw(new() { Scale = 0.2 }, generator).RowY).ToList();
        scales.ShouldAllBe(scale => scale >= 0.8 && scale <= 1.2);
        scales.Average().ShouldBe(1, 0.02);

        var leans = Enumerable.Range(0, 1_000).Select(_ => -AffineMap.Draw(new() { Shear = 45 }, generator).ColumnY).ToList();
        leans.ShouldAllBe(lean => Math.Abs(lean) <= 1);
        leans.Max().ShouldBeGreaterThan(0.9);
    }

    private static byte[] Warp(AffineMap map) => new AffineWarp(Height, Width).Apply(Batch.Set.Image(0), map).ToArray();

    /// <summary>Where the forward changes, undone one after the other, came from: growing, turning, leaning.</summary>
    private static (double Row, double Column) Origin(double row, double column, double angle, double lean, double scale)
    {
        var (y, x) = (row / scale, column / scale);
        (x, y) = ((Math.Cos(-angle) * x) - (Math.Sin(-angle) * y), (Math.Sin(-angle) * x) + (Math.Cos(-angle) * y));
        return (y, x - (lean * y));
    }

    private static double Bilinear(double row, double column)
    {
        int top = (int)Math.Floor(row), left = (int)Math.Floor(column);
        var (down, right) = (row - top, column - left);
        return ((1 - down) * (((1 - right) * Grey(top, left)) + (right * Grey(top, left + 1))))
            + (down * (((1 - right) * Grey(top + 1, left)) + (right * Grey(top + 1, left + 1))));
    }

    private static double Grey(int row, int column) =>
        row is >= 0 and < Height && column is >= 0 and < Width ? Batch.Set.Image(0)[(row * Width) + column] : 0;
}
