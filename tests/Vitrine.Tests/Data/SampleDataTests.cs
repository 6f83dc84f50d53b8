using Shouldly;
using Vitrine.Data;
using Vitrine.Inference;
using Xunit;

namespace Vitrine.Tests.Data;

public sealed class SampleDataTests
{
    private const string Folder = "src/Vitrine/Data/Sample";

    [Fact]
    public void The_sample_has_150_training_and_50_test_images_of_every_class()
    {
        var sample = SampleData.Load();
        Count(sample.Train).ShouldBe(Enumerable.Repeat(150, 10));
        Count(sample.Test).ShouldBe(Enumerable.Repeat(50, 10));
        (sample.Train.Height, sample.Train.Width).ShouldBe((28, 28));
        sample.Train.Classes.ShouldBe(FashionMnist.Classes);
    }

    [Fact]
    public void The_sample_takes_at_most_a_megabyte() =>
        FashionMnist.Files.Sum(file => new FileInfo(Path.Combine(Repository.Root, Folder, file.Name + ".gz")).Length).ShouldBeLessThan(1_000_000);

    [Fact]
    public void The_sample_is_named_in_the_current_language()
    {
        using var portuguese = new SpokenLanguage(Language.Portuguese);
        var sample = SampleData.Load();
        (sample.Name, sample.Source).ShouldBe(("Amostra do Fashion-MNIST", "dentro do programa"));
    }

    [Fact]
    public void The_sample_has_the_pinned_content() => SampleData.Load().Sha256.ShouldBe(SampleData.Files.ToDictionary(file => file.Name, file => file.Sha256));

    // This is how the sample was made: with VITRINE_WRITE_SAMPLE=1 it is written anew.
    [Fact]
    [Trait("Category", "Full")]
    public async Task The_sample_is_the_documented_choice_from_the_full_set()
    {
        var full = await FashionMnist.LoadAsync(TestContext.Current.CancellationToken);
        var train = Split.Stratified(full.Train, SampleData.TrainImagesPerClass / 6_000.0, SampleData.Seed).Held;
        var test = Split.Stratified(full.Test, SampleData.TestImagesPerClass / 1_000.0, SampleData.Seed).Held;
        if (Environment.GetEnvironmentVariable("VITRINE_WRITE_SAMPLE") == "1")
        {
            Write("train", train);
            Write("t10k", test);
            return;
        }

        var sample = SampleData.Load();
        sample.Train.Pixels.ShouldBe(train.Pixels);
        sample.Train.Labels.ShouldBe(train.Labels);
        sample.Test.Pixels.ShouldBe(test.Pixels);
        sample.Test.Labels.ShouldBe(test.Labels);
    }

    private static IEnumerable<int> Count(ImageSet set) => set.Labels.CountBy(label => label).OrderBy(pair => pair.Key).Select(pair => pair.Value);

    private static void Write(string split, ImageSet set)
    {
        var start = Path.Combine(Repository.Root, Folder, split);
        IdxWriter.WriteImages($"{start}-images-idx3-ubyte.gz", set.Pixels, set.Height, set.Width);
        IdxWriter.WriteLabels($"{start}-labels-idx1-ubyte.gz", Array.ConvertAll(set.Labels, label => (byte)label));
    }
}
