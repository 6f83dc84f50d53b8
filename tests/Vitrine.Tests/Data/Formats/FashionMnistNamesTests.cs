using Shouldly;
using Vitrine.Data;
using Vitrine.Data.Formats;
using Xunit;

namespace Vitrine.Tests.Data.Formats;

/// <summary>Arrays and tables have no hash that everybody shares: the images themselves say what they are.</summary>
public sealed class FashionMnistNamesTests : IDisposable
{
    private readonly Folder folder = new();
    private readonly Dataset sample = SampleData.Load();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("npz")]
    [InlineData("csv")]
    public async Task Its_images_in_any_order_have_their_names(string format)
    {
        var shuffled = new int[sample.Train.Count];
        for (var i = 0; i < shuffled.Length; i++)
            shuffled[i] = (i * 7) % shuffled.Length;
        var dataset = await OpenAsync(sample with { Train = sample.Train.Select(shuffled) }, format);
        dataset.Name.ShouldBe("Fashion-MNIST");
        dataset.Train.Classes.ShouldBe(FashionMnist.Classes);
    }

    [Theory]
    [InlineData("npz")]
    [InlineData("csv")]
    public async Task A_set_with_one_changed_pixel_is_another(string format)
    {
        var pixels = sample.Train.Pixels.ToArray();
        pixels[^1]++;
        var dataset = await OpenAsync(sample with { Train = new ImageSet(pixels, sample.Train.Labels, 28, 28, sample.Train.Classes) }, format);
        dataset.Name.ShouldBe(format == "npz" ? "set" : "images of unknown origin");
        dataset.Train.Classes.Select(name => name.English).ShouldBe(Enumerable.Range(0, 10).Select(label => $"{label}"));
    }

    [Fact]
    public void A_changed_label_gives_another_fingerprint()
    {
        var labels = sample.Test.Labels.ToArray();
        labels[0] = (ushort)(9 - labels[0]);
        Fingerprint(sample.Test, labels).ShouldNotBe(Fingerprint(sample.Test, sample.Test.Labels));
    }

    [Fact]
    [Trait("Category", "Full")]
    public async Task The_fingerprints_are_those_of_the_full_set()
    {
        var dataset = await FashionMnist.LoadAsync();
        new[] { dataset.Train, dataset.Test }.Select(images => Fingerprint(images, images.Labels)).ShouldBe(FashionMnist.Fingerprints);
    }

    private static string Fingerprint(ImageSet images, ushort[] labels) => ImageFingerprint.Of(new LabelledImages("", images.Pixels, labels, images.Height, images.Width));

    private async Task<Dataset> OpenAsync(Dataset dataset, string format)
    {
        var place = folder[format == "npz" ? "set.npz" : "set"];
        await DatasetExporter.ExportAsync(dataset, DatasetFormats.Named(format), place);
        // without the names that an export leaves
        if (format == "csv")
            File.Delete(folder["set", "classes.txt"]);
        else
            Vitrine.Files.NpzFile.Write(place, Vitrine.Files.NpzFile.Read(place).Arrays);
        var known = new[] { sample.Train, sample.Test }.Select(images => Fingerprint(images, images.Labels)).ToArray();
        return await DatasetStore.OpenAsync(place, new DatasetStoreOptions { FashionMnistFingerprints = known });
    }
}
