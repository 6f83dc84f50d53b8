namespace Vitrine.Inference.Preprocessing;

/// <summary>
/// ImageMagick's <c>-sharpen 1x1</c>, as the data set was made with: a 3×3 kernel of a negated Gaussian of sigma 1 whose centre is
/// twice the Gaussian's sum, normalised to one. Beyond the border the outermost values go on.
/// </summary>
internal static class Sharpening
{
    private static readonly float[,] Kernel = MakeKernel();

    internal static Plane Sharpen(Plane plane)
    {
        var result = new float[plane.Values.Length];
        for (var y = 0; y < plane.Height; y++)
        {
            for (var x = 0; x < plane.Width; x++)
                result[(y * plane.Width) + x] = Around(plane, y, x);
        }

        return new Plane(plane.Height, plane.Width, result);
    }

    private static float Around(Plane plane, int y, int x)
    {
        var sum = 0f;
        for (var dy = -1; dy <= 1; dy++)
        {
            var row = plane.Row(Math.Clamp(y + dy, 0, plane.Height - 1));
            for (var dx = -1; dx <= 1; dx++)
                sum += Kernel[dy + 1, dx + 1] * row[Math.Clamp(x + dx, 0, plane.Width - 1)];
        }

        return sum;
    }

    private static float[,] MakeKernel()
    {
        double edge = Math.Exp(-0.5), corner = Math.Exp(-1), around = 4 * (edge + corner), centre = 2 * (1 + around), sum = centre - around;
        float e = (float)(-edge / sum), c = (float)(-corner / sum), m = (float)(centre / sum);
        return new[,] { { c, e, c }, { e, m, e }, { c, e, c } };
    }
}
