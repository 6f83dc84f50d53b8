using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace Vitrine.Peers;

/// <summary>What this machine's processor can do: the yardstick for all contestants.</summary>
internal static class MatrixProduct
{
    private const int Side = 2048, WarmUp = 3, Repetitions = 15;

    /// <summary>Best rate of multiplying two single-precision matrices, in FLOP/s, at two operations a multiply-accumulate.</summary>
    internal static double BestRate()
    {
        using var left = rand(Side, Side);
        using var right = rand(Side, Side);
        var best = double.PositiveInfinity;
        for (var repetition = 0; repetition < WarmUp + Repetitions; repetition++)
        {
            var start = Stopwatch.GetTimestamp();
            using var product = left.mm(right);
            if (repetition >= WarmUp)
                best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return 2.0 * Side * Side * Side / best;
    }
}
