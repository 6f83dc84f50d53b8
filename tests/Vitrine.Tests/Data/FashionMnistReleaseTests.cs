using System.Runtime.InteropServices;
using Shouldly;
using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Randomness;
using Xunit;

namespace Vitrine.Tests.Data;

public sealed class FashionMnistReleaseTests : IDisposable
{
    private const int PixelCount = 28 * 28;

    private readonly Folder folder = new();
    private readonly SpokenLanguage english = new(Language.English);

    public void Dispose()
    {
        folder.Dispose();
        english.Dispose();
    }

    [Fact]
    public async Task The_old_release_is_refused_by_name()
    {
        Write(Garments(leakedCount: 10));
        var fault = await Should.ThrowAsync<VitrineException>(DatasetStore.OpenAsync(folder.Path, cancellationToken: TestContext.Current.CancellationToken));
        fault.Kind.ShouldBe(FailureKind.DataOrModel);
        fault.Message.ShouldBe($"{folder.Path} holds the withdrawn first release of Fashion-MNIST (August 2017), in which 10 test images also stand in train; "
            + "delete it and run `vitrine data fetch` for the current one.");
        using var portuguese = new SpokenLanguage(Language.Portuguese);
        (await Should.ThrowAsync<VitrineException>(DatasetStore.OpenAsync(folder.Path, cancellationToken: TestContext.Current.CancellationToken)))
            .Message.ShouldStartWith($"{folder.Path} contém a primeira versão do Fashion-MNIST (agosto de 2017), já retirada, na qual 10 imagens");
    }

    [Fact]
    public void A_set_as_large_without_leaks_is_another_set() => FashionMnistRelease.CountLeakedImages(Garments(leakedCount: 0)).ShouldBe(0);

    [Fact]
    public void A_darker_set_with_leaks_is_another_set()
    {
        var darker = Garments(leakedCount: 10);
        foreach (ref var pixel in darker.TrainImages.Pixels.AsSpan())
            pixel >>= 1;
        foreach (ref var pixel in darker.TestImages.Pixels.AsSpan())
            pixel >>= 1;
        FashionMnistRelease.CountLeakedImages(darker).ShouldBe(0);
    }

    [Fact]
    public void A_set_with_unequal_classes_is_another_set()
    {
        var unequal = Garments(leakedCount: 10);
        unequal.TrainLabels.Labels[0] = 1;
        FashionMnistRelease.CountLeakedImages(unequal).ShouldBe(0);
    }

    // half of three bits is set: the mean of 73 out of 255 is as grey as garments are
    private static IdxSet Garments(int leakedCount)
    {
        var random = new SplitMix64(1);
        var (train, test) = (Images(random, 60_000), Images(random, 10_000));
        train.Pixels.AsSpan(0, leakedCount * PixelCount).CopyTo(test.Pixels.AsSpan(5 * PixelCount));
        return new IdxSet(train, Labels(60_000), test, Labels(10_000));
    }

    private static IdxImages Images(SplitMix64 random, int count)
    {
        var pixels = new byte[count * PixelCount];
        foreach (ref var eight in MemoryMarshal.Cast<byte, ulong>(pixels.AsSpan()))
            eight = random.NextUInt64() & 0x9292_9292_9292_9292;
        return new IdxImages(pixels, count, 28, 28, "unknown");
    }

    private static IdxLabels Labels(int count) => new([.. Enumerable.Range(0, count).Select(i => (byte)(i % 10))], "unknown");

    private void Write(IdxSet set)
    {
        IdxWriter.WriteImages(folder["train-images-idx3-ubyte"], set.TrainImages.Pixels, 28, 28);
        IdxWriter.WriteLabels(folder["train-labels-idx1-ubyte"], set.TrainLabels.Labels);
        IdxWriter.WriteImages(folder["t10k-images-idx3-ubyte"], set.TestImages.Pixels, 28, 28);
        IdxWriter.WriteLabels(folder["t10k-labels-idx1-ubyte"], set.TestLabels.Labels);
    }
}
