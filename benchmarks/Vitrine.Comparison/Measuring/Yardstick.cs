using Vitrine.Comparison.Contestants;
using Vitrine.Inference;

namespace Vitrine.Comparison.Measuring;

/// <summary>Times a matrix product, in a process of its own: what this machine's processor gives.</summary>
/// <param name="root">Of the repository.</param>
internal sealed class Yardstick(WatchedProcess processes, string root)
{
    /// <summary>Names of the products, in the peer program's words.</summary>
    internal const string Single = "matrix-product", BFloat16 = "matrix-product-bfloat16";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <returns>FLOP/s at two operations a multiply-accumulate.</returns>
    /// <exception cref="VitrineException">The program failed.</exception>
    internal async Task<double> MeasureAsync(string product, CancellationToken cancellation)
    {
        // the program wants all its words, but reads no data for this
        string[] words = [Path.Combine(root, ContestantTable.YardstickProgram), product, root, "1", "0", "1"];
        var record = await processes.RunAsync(words, Limit, cancellation);
        return record.Events.Count > 0
            ? record.Events[^1].Event.FlopsPerSecond
            : throw VitrineException.Failure(ComparisonText.NoYardstick.Fill(words[0], record.Error));
    }
}
