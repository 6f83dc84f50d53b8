using Shouldly;
using SkiaSharp;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Tests.Data;
using Vitrine.Tests.Inference.Preprocessing;
using Xunit;

namespace Vitrine.Tests.Inference;

public sealed class ClassifierTests : IDisposable
{
    private const int PixelCount = 28 * 28;

    private readonly Probe probe = BundleReader.Open(TinyBundle.Golden).ReadProbe();
    private readonly Classifier classifier = Classifier.Load(TinyBundle.Golden, new ClassifierOptions { ChunkSize = 7, BatchThreads = 4 });

    public void Dispose() => classifier.Dispose();

    [Fact]
    public void Answers_equal_those_computed_without_onnx_runtime()
    {
        var outcome = probe.Compare(classifier.PredictBatch(probe.Pixels, probe.Count));
        outcome.Count.ShouldBe(4);
        outcome.MaxLogitDifference.ShouldBeLessThan(1e-5);
        outcome.MaxProbabilityDifference.ShouldBeLessThan(1e-6);
        outcome.Top1Agreement.ShouldBe(1);
    }

    [Fact]
    public void A_probe_of_another_model_disagrees()
    {
        var other = probe with { Logits = [.. probe.Logits.Reverse()], Probabilities = [.. probe.Probabilities.Reverse()] };
        var outcome = other.Compare(classifier.PredictBatch(probe.Pixels, probe.Count));
        outcome.MaxProbabilityDifference.ShouldBeGreaterThan(0.01);
        outcome.Top1Agreement.ShouldBeLessThan(1);
    }

    [Fact]
    public void The_manifest_says_what_the_model_takes_and_gives()
    {
        (classifier.Name, classifier.Height, classifier.Width).ShouldBe(("tiny", 28, 28));
        classifier.Classes[9].ShouldBe(new ClassName("Ankle boot", "Bota"));
        classifier.Manifest.Parameters.ShouldBe(2010);
    }

    [Fact]
    public void A_prediction_is_the_most_probable_class()
    {
        var prediction = classifier.Predict(Image(2));
        prediction.ClassIndex.ShouldBe(9);
        prediction.ClassName.English.ShouldBe("Ankle boot");
        prediction.Confidence.ShouldBe(probe.Probabilities[2].Max(), 1e-6f);
        prediction.Probabilities.Count.ShouldBe(10);
    }

    [Theory]
    [InlineData("en", "Ankle boot / Bota, 19.6 %")]
    [InlineData("pt", "Bota / Ankle boot, 19,6 %")]
    public void A_prediction_reads_as_its_language_writes_it(string language, string text)
    {
        using var spoken = new SpokenLanguage(Language.OfLocale(language));
        classifier.Predict(Image(2)).ToString().ShouldBe(text);
    }

    [Fact]
    public void A_name_that_both_languages_share_stands_once()
    {
        using var spoken = new SpokenLanguage(Language.English);
        new Prediction([new ClassName("7")], 0, [1]).ToString().ShouldBe("7, 100.0 %");
    }

    [Fact]
    public void A_batch_over_several_chunks_gives_what_its_images_give_alone()
    {
        var pixels = RandomImages(40);
        var batch = classifier.PredictBatch(pixels, 40);
        batch.Count.ShouldBe(40);
        for (var i = 0; i < 40; i++)
        {
            var alone = classifier.PredictBatch(pixels.AsSpan(i * PixelCount, PixelCount), 1);
            batch.LogitsOf(i).ToArray().ShouldBe(alone.Logits, 1e-6);
            batch[i].ClassIndex.ShouldBe(alone.ClassIndex(0));
        }
    }

    [Fact]
    public void No_images_give_no_answers() => classifier.PredictBatch([], 0).Count.ShouldBe(0);

    [Fact]
    public void A_wrong_length_is_told_with_both_numbers()
    {
        using var spoken = new SpokenLanguage(Language.English);
        Should.Throw<ArgumentException>(() => classifier.Predict(new byte[783]))
            .Message.ShouldStartWith("783 pixels are not 1 images of 28 × 28, which have 784.");
        Should.Throw<ArgumentException>(() => classifier.PredictBatch(new byte[784], 2))
            .Message.ShouldStartWith("784 pixels are not 2 images of 28 × 28, which have 1568.");
        Should.Throw<ArgumentOutOfRangeException>(() => classifier.PredictBatch([], -1));
    }

    [Fact]
    public void File_stream_and_pixels_of_one_picture_give_one_answer()
    {
        using var folder = new Folder();
        var png = TestPicture.Grey(Image(1), 28, 28).Encoded(SKEncodedImageFormat.Png);
        var expected = classifier.Predict(Image(1)).Probabilities;
        classifier.Predict(folder.Write("bag.png", png)).Probabilities.ShouldBe(expected);
        classifier.Predict(new MemoryStream(png)).Probabilities.ShouldBe(expected);
    }

    [Fact]
    public async Task Many_threads_get_the_answers_one_thread_gets()
    {
        var pixels = RandomImages(64);
        var expected = classifier.PredictBatch(pixels, 64);
        var workers = Enumerable.Range(0, 16).Select(worker => Task.Run(() =>
        {
            for (var i = 0; i < 64; i++)
            {
                var index = (i + (worker * 5)) % 64;
                var answer = classifier.PredictBatch(pixels.AsSpan(index * PixelCount, PixelCount), 1);
                answer.Logits.ShouldBe(expected.LogitsOf(index).ToArray(), 1e-6);
            }
        }));
        await Task.WhenAll(workers);
    }

    [Fact]
    public void A_disposed_classifier_refuses_and_may_be_disposed_again()
    {
        classifier.Dispose();
        classifier.Dispose();
        Should.Throw<ObjectDisposedException>(() => classifier.Predict(Image(0)));
    }

    [Fact]
    public async Task Disposal_in_the_midst_of_predictions_lets_each_end_or_be_refused()
    {
        var pixels = RandomImages(16);
        using var started = new CountdownEvent(4);
        var workers = Enumerable.Range(0, 4).Select(_ => OnItsOwnThread(() =>
        {
            classifier.PredictBatch(pixels, 16).Count.ShouldBe(16);
            started.Signal();
            Should.Throw<ObjectDisposedException>(() =>
            {
                while (true)
                    classifier.PredictBatch(pixels, 16);
            });
        })).ToArray();
        started.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken).ShouldBeTrue();
        classifier.Dispose();
        await Task.WhenAll(workers);
    }

    // The pool adds threads slowly while all are busy, and these are busy until the classifier is disposed.
    private static Task OnItsOwnThread(Action action) =>
        Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private ReadOnlySpan<byte> Image(int index) => probe.Pixels.AsSpan(index * PixelCount, PixelCount);

    private static byte[] RandomImages(int count)
    {
        var pixels = new byte[count * PixelCount];
        new Random(5).NextBytes(pixels);
        return pixels;
    }
}
