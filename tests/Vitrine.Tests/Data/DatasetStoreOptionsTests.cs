using Shouldly;
using Vitrine.Data;
using Xunit;

namespace Vitrine.Tests.Data;

public sealed class DatasetStoreOptionsTests
{
    [Fact]
    public void Defaults_are_pinned()
    {
        var options = new DatasetStoreOptions();
        options.ReadPicture.ShouldBeNull();
        (options.PictureHeight, options.PictureWidth).ShouldBe((28, 28));
        options.TestShare.ShouldBe(1.0 / 6);
        options.SplitSeed.ShouldBe(1);
        options.Mirrors.Select(mirror => mirror.AbsoluteUri).ShouldBe(
        [
            "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
            "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
        ]);
        options.ConnectTimeout.ShouldBe(TimeSpan.FromSeconds(5));
        options.StallTimeout.ShouldBe(TimeSpan.FromSeconds(15));
        options.Attempts.ShouldBe(4);
        options.RetryDelay.ShouldBe(TimeSpan.FromSeconds(1));
        options.PackageTimeout.ShouldBe(TimeSpan.FromMinutes(5));
        options.FashionMnistFiles.ShouldBe(FashionMnist.Files);
        options.FashionMnistFingerprints.ShouldBe(FashionMnist.Fingerprints);
        options.Environment.SystemFolder.ShouldBe("/usr/share/datasets");
        using var handler = options.Environment.CreateHandler(options.ConnectTimeout);
        handler.ShouldBeOfType<SocketsHttpHandler>().ConnectTimeout.ShouldBe(TimeSpan.FromSeconds(5));
    }
}
