using System.Diagnostics;
using Vitrine.Inference;
using Vitrine.Randomness;

namespace Vitrine.Tests.Fuzzing;

/// <summary>Gives a parser damaged files for some time: it may refuse them, and nothing else.</summary>
internal static class Fuzzer
{
    /// <summary>What reading any file costs, above what its size explains: tables of a deserializer, a first call's compilation, messages.</summary>
    private const long FixedBytes = 2 << 20;

    private static readonly TimeSpan LongestParse = TimeSpan.FromSeconds(10);

    /// <param name="time">How long.</param>
    /// <param name="seed">Of the damage.</param>
    /// <exception cref="FuzzFailure">The target did what it must not; the message has the file as base64.</exception>
    internal static FuzzReport Run(FuzzTarget target, TimeSpan time, ulong seed)
    {
        foreach (var file in target.Seeds)
            target.Parse(file);
        var resident = ResidentMemory.Begin();
        var (files, refused, longest, expansion, begin) = (0L, 0L, 0.0, 0.0, Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(begin) < time)
        {
            var generator = new SplitMix64(SplitMix64.Derive(seed, (ulong)files));
            var file = Mutator.Mutate(Draw(target, generator), Draw(target, generator), generator);
            var (start, allocated) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            refused += IsRefused(target, file) ? 1 : 0;
            var taken = Stopwatch.GetElapsedTime(start);
            var excess = GC.GetAllocatedBytesForCurrentThread() - allocated - FixedBytes;
            if (taken > LongestParse)
                throw new FuzzFailure(target.Name, $"took {taken.TotalSeconds:0.0} s", file);
            if (excess > (long)target.Expansion * file.Length)
                throw new FuzzFailure(target.Name, $"allocated {excess} bytes above the fixed costs for {file.Length}", file);
            (files, longest, expansion) = (files + 1, Math.Max(longest, taken.TotalMilliseconds), Math.Max(expansion, excess / (double)Math.Max(1, file.Length)));
        }
        return new FuzzReport(target.Name, files, refused, longest, Math.Max(0, expansion), resident.MostGrown);
    }

    private static byte[] Draw(FuzzTarget target, SplitMix64 generator) => target.Seeds[generator.NextInt(target.Seeds.Count)];

    private static bool IsRefused(FuzzTarget target, byte[] file)
    {
        try
        {
            target.Parse(file);
            return false;
        }
        catch (VitrineException refusal)
        {
            return IsSentence(refusal.Message) ? true : throw new FuzzFailure(target.Name, $"refused with `{refusal.Message}`", file);
        }
        catch (Exception defect)
        {
            throw new FuzzFailure(target.Name, $"threw {defect.GetType().Name}: {defect.Message}", file, defect);
        }
    }

    /// <summary>One line that ends as sentences do.</summary>
    private static bool IsSentence(string message) => message.Length > 0 && !message.Contains('\n', StringComparison.Ordinal) && message[^1] is '.' or '?';
}
