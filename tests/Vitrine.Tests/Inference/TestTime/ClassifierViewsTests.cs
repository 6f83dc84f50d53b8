using System.Text.Json.Nodes;
using Shouldly;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Inference.TestTime;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Inference.TestTime;

/// <summary>Test-time augmentation of a loaded bundle: what the manifest says, what the options overrule, and whom the answers depend on.</summary>
public sealed class ClassifierViewsTests
{
    private const int PixelCount = 28 * 28;

    private static readonly TestTimeAugmentation SixViews = new() { Views = TestTimeViews.FlipShift };

    [Fact]
    public void Answers_are_the_softmax_of_the_mean_logits_of_the_views_made_by_hand()
    {
        var pixels = RandomImages(3);
        using var plain = Load(TestTimeAugmentation.Off);
        using var averaged = Load(SixViews);
        var expected = new double[30];
        foreach (var (shift, isFlipped, weight) in new[] { (0, false, 0.25), (0, true, 0.25), (-1, false, 0.125), (-1, true, 0.125), (1, false, 0.125), (1, true, 0.125) })
        {
            var logits = plain.PredictBatch(Moved(pixels, shift, isFlipped), 3).Logits;
            for (var i = 0; i < expected.Length; i++)
                expected[i] += weight * logits[i];
        }
        var answers = averaged.PredictBatch(pixels, 3);
        answers.Logits.Select(logit => (double)logit).ToArray().ShouldBe(expected, 1e-5);
        for (var image = 0; image < 3; image++)
        {
            var exponentials = expected.Skip(image * 10).Take(10).Select(Math.Exp).ToArray();
            answers.ProbabilitiesOf(image).ToArray().Select(share => (double)share).ToArray()
                .ShouldBe([.. exponentials.Select(value => value / exponentials.Sum())], 1e-6);
        }
        answers.PassesPerImage.ShouldBe(6);
        answers.Plain.Logits.ShouldBe(plain.PredictBatch(pixels, 3).Logits);
    }

    [Fact]
    public void A_batch_gives_what_its_images_give_alone()
    {
        var pixels = RandomImages(40);
        // About half of these images are answered with less confidence than this.
        using var classifier = Load(SixViews with { Below = MedianConfidence(pixels, 40) });
        var batch = classifier.PredictBatch(pixels, 40);
        batch.PassesPerImage.ShouldBeInRange(3, 4);
        for (var i = 0; i < 40; i++)
        {
            var alone = classifier.PredictBatch(pixels.AsSpan(i * PixelCount, PixelCount), 1);
            alone.Logits.ShouldBe(batch.LogitsOf(i).ToArray(), 1e-5);
        }
    }

    [Fact]
    public void Confident_images_keep_their_plain_answers_to_the_bit()
    {
        var pixels = RandomImages(40);
        var below = MedianConfidence(pixels, 40);
        using var classifier = Load(SixViews with { Below = below });
        var batch = classifier.PredictBatch(pixels, 40);
        for (var i = 0; i < 40; i++)
        {
            var isConfident = batch.Plain[i].Confidence >= below;
            batch.LogitsOf(i).SequenceEqual(batch.Plain.LogitsOf(i)).ShouldBe(isConfident);
            batch.ProbabilitiesOf(i).SequenceEqual(batch.Plain.ProbabilitiesOf(i)).ShouldBe(isConfident);
        }
    }

    [Fact]
    public async Task Many_threads_get_the_answers_one_thread_gets()
    {
        var pixels = RandomImages(32);
        using var classifier = Load(SixViews);
        var expected = classifier.PredictBatch(pixels, 32);
        var workers = Enumerable.Range(0, 8).Select(worker => Task.Run(() =>
        {
            for (var i = 0; i < 32; i++)
            {
                var index = (i + (worker * 5)) % 32;
                classifier.PredictBatch(pixels.AsSpan(index * PixelCount, PixelCount), 1).Logits.ShouldBe(expected.LogitsOf(index).ToArray(), 1e-5);
            }
        }));
        await Task.WhenAll(workers);
    }

    [Theory]
    [InlineData("""{"views":"flipShift","below":0.75}""", TestTimeViews.FlipShift, 6)]
    [InlineData("""{"views":"flipCross","below":0.75}""", TestTimeViews.FlipCross, 10)]
    public void The_bundle_says_how_often_to_look_and_the_options_overrule_it(string value, TestTimeViews views, double passes)
    {
        using var bundle = Saying(value);
        using var asSaid = Classifier.Load(bundle.Path);
        using var overruled = Classifier.Load(bundle.Path, new ClassifierOptions { TestTimeAugmentation = TestTimeAugmentation.Off });
        asSaid.TestTimeAugmentation.ShouldBe(new TestTimeAugmentation { Views = views, Below = 0.75 });
        asSaid.PredictBatch(RandomImages(4), 4).PassesPerImage.ShouldBe(passes, "no answer of this network is that sure");
        overruled.TestTimeAugmentation.ShouldBe(TestTimeAugmentation.Off);
        overruled.PredictBatch(RandomImages(4), 4).PassesPerImage.ShouldBe(1);
    }

    [Fact]
    public void A_bundle_that_says_nothing_gives_plain_answers()
    {
        using var classifier = Classifier.Load(TinyBundle.Golden);
        classifier.TestTimeAugmentation.ShouldBe(TestTimeAugmentation.Off);
    }

    [Fact]
    public void The_probe_proves_the_plain_network_whatever_the_views()
    {
        using var bundle = Saying("""{"views":"flip"}""");
        using var classifier = Classifier.Load(bundle.Path);
        var probe = BundleReader.Open(bundle.Path).ReadProbe();
        probe.Compare(classifier.PredictBatch(probe.Pixels, probe.Count)).MaxLogitDifference.ShouldBeLessThan(1e-5);
    }

    [Theory]
    [InlineData("""{"views":"flipShift","below":0.75}""")]
    [InlineData("""{"views":"flipCross","below":0.75}""")]
    public void The_manifest_is_written_as_it_is_read(string value)
    {
        using var bundle = Saying(value);
        var written = JsonNode.Parse(BundleReader.Open(bundle.Path).Manifest.ToJson())!;
        written["testTimeAugmentation"]!.ToJsonString().ShouldBe(value);
        JsonNode.Parse(BundleReader.Open(TinyBundle.Golden).Manifest.ToJson())!["testTimeAugmentation"].ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"views":"spin"}""", "(at $.testTimeAugmentation.views)")]
    [InlineData("""{"below":0.5}""", "(at $.testTimeAugmentation.views)")]
    [InlineData("""{"views":"flip","below":"high"}""", "(at $.testTimeAugmentation.below)")]
    [InlineData("""{"views":"flip","below":0}""", "its threshold for second looks, 0, is not a probability above 0")]
    [InlineData("""{"views":"flip","below":2}""", "its threshold for second looks, 2, is not a probability above 0")]
    public void A_manifest_that_asks_for_the_impossible_is_refused(string value, string place)
    {
        using var english = new SpokenLanguage(Language.English);
        using var bundle = Saying(value);
        var refusal = Should.Throw<VitrineException>(() => Classifier.Load(bundle.Path));
        refusal.Kind.ShouldBe(FailureKind.DataOrModel);
        refusal.Message.ShouldContain(place);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void An_option_out_of_range_is_refused_with_its_value(double below)
    {
        using var english = new SpokenLanguage(Language.English);
        Should.Throw<VitrineException>(() => Load(SixViews with { Below = below })).Message
            .ShouldBe($"Second looks at answers below a probability of {below} cannot be taken: choose a value above 0 and up to 1.");
    }

    private static Classifier Load(TestTimeAugmentation augmentation) =>
        Classifier.Load(TinyBundle.Golden, new ClassifierOptions { ChunkSize = 7, BatchThreads = 4, TestTimeAugmentation = augmentation });

    private static TinyBundle Saying(string augmentation) =>
        new TinyBundle().WithManifest(manifest => manifest["testTimeAugmentation"] = JsonNode.Parse(augmentation));

    private static double MedianConfidence(byte[] pixels, int count)
    {
        using var classifier = Load(TestTimeAugmentation.Off);
        var answers = classifier.PredictBatch(pixels, count);
        double[] confidences = [.. Enumerable.Range(0, count).Select(index => (double)answers[index].Confidence).Order()];
        return (confidences[(count / 2) - 1] + confidences[count / 2]) / 2;
    }

    /// <summary>Written the long way round: pixel by pixel, from the definition.</summary>
    private static byte[] Moved(byte[] pixels, int shift, bool isFlipped)
    {
        var moved = new byte[pixels.Length];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (image, row, column) = (i / PixelCount, i / 28 % 28, i % 28);
            var (fromRow, fromColumn) = (row - shift, (isFlipped ? 27 - column : column) - shift);
            if (fromRow is >= 0 and < 28 && fromColumn is >= 0 and < 28)
                moved[i] = pixels[(image * PixelCount) + (fromRow * 28) + fromColumn];
        }
        return moved;
    }

    private static byte[] RandomImages(int count)
    {
        var pixels = new byte[count * PixelCount];
        new Random(5).NextBytes(pixels);
        return pixels;
    }
}
