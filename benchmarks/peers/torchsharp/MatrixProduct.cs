using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace Vitrine.Peers;

/// <summary>What this machine's processor can do: the yardstick for all contestants.</summary>
internal static class MatrixProduct
{
    private const int Side = 2048, WarmUp = 3, Repetitions = 15;

    /// <summary>By the name that the comparison asks for.</summary>
    internal static readonly IReadOnlyDictionary<string, ScalarType> All = new Dictionary<string, ScalarType>
    {
        ["matrix-product"] = ScalarType.Float32,
        ["matrix-product-bfloat16"] = ScalarType.BFloat16,
    };

    /// <summary>Best rate of multiplying two matrices, in FLOP/s, at two operations a multiply-accumulate.</summary>
    internal static double BestRate(ScalarType type)
    {
        using var left = rand(Side, Side, dtype: type);
        using var right = rand(Side, Side, dtype: type);
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
