using Shouldly;
using Vitrine.Data;
using Vitrine.Data.Formats;
using Vitrine.Files;
using Vitrine.Inference;
using Vitrine.Randomness;
using Xunit;

namespace Vitrine.Tests.Data.Formats;

/// <summary>Whatever bytes a file has, it is read or refused in a sentence; nothing else is thrown.</summary>
public sealed class DamagedFilesTests : IDisposable
{
    private const int TrialCount = 1500;

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("npz")]
    [InlineData("csv")]
    public async Task A_file_with_changed_bytes_is_read_or_refused(string format)
    {
        var original = await OriginalAsync(format);
        var random = new SplitMix64(format == "npz" ? 1UL : 2UL);
        var refusedCount = 0;
        for (var trial = 0; trial < TrialCount; trial++)
            refusedCount += await IsRefusedAsync(folder.Write($"damaged.{format}", Damage(original, random))) ? 1 : 0;
        refusedCount.ShouldBeInRange(TrialCount / 10, TrialCount);
    }

    /// <summary>One bit of a pixel is still a pixel: only the archive's checksum tells.</summary>
    [Fact]
    public async Task A_changed_bit_of_an_array_is_noticed()
    {
        var sample = SampleData.Load();
        NpzFile.Write(folder["set.npz"], [KeyValuePair.Create("x_train", NpyArray.Of([1500, 28, 28], sample.Train.Pixels)), KeyValuePair.Create("y_train", NpyArray.Of([1500], new byte[1500]))]);
        var bytes = await File.ReadAllBytesAsync(folder["set.npz"]);
        bytes[500_000] ^= 1;
        (await IsRefusedAsync(folder.Write("set.npz", bytes))).ShouldBeTrue();
    }

    [Theory]
    [InlineData("npz")]
    [InlineData("csv")]
    public async Task A_file_that_is_cut_anywhere_is_read_or_refused(string format)
    {
        var original = await OriginalAsync(format);
        for (var length = 0; length < original.Length; length += 1 + (original.Length / 300))
            await IsRefusedAsync(folder.Write($"damaged.{format}", original[..length]));
    }

    [Theory]
    [InlineData("npz")]
    [InlineData("csv")]
    public async Task Noise_is_refused(string format)
    {
        var random = new SplitMix64(3);
        for (var trial = 0; trial < 100; trial++)
        {
            var noise = new byte[random.NextInt(2000)];
            random.NextBytes(noise);
            (await IsRefusedAsync(folder.Write($"damaged.{format}", noise))).ShouldBeTrue();
        }
    }

    private async Task<byte[]> OriginalAsync(string format)
    {
        var place = folder[format == "npz" ? "original.npz" : "original"];
        var export = await DatasetExporter.ExportAsync(RandomDataset.Of(1, 4, 4, 3), DatasetFormats.Named(format), place);
        return await File.ReadAllBytesAsync(export.Files[0].Path);
    }

    private static byte[] Damage(byte[] original, SplitMix64 random)
    {
        var damaged = original.ToArray();
        for (var i = random.NextInt(6); i >= 0; i--)
            damaged[random.NextInt(damaged.Length)] = (byte)random.NextInt(256);
        if (random.NextInt(4) == 0)
            damaged = [.. damaged[..random.NextInt(damaged.Length)], .. damaged[random.NextInt(damaged.Length)..]];
        return damaged;
    }

    private static async Task<bool> IsRefusedAsync(string path)
    {
        try
        {
            await DatasetStore.OpenAsync(path);
            return false;
        }
        catch (VitrineException refusal)
        {
            refusal.Kind.ShouldBe(FailureKind.DataOrModel);
            return true;
        }
    }
}
