using Vitrine.Bundles;
using Vitrine.Inference;

namespace Vitrine.Training.Budgets;

/// <summary>How long a trained network takes for one image in another program, on this machine.</summary>
internal static class PredictionLatency
{
    /// <summary>Of single images; their median is taken, since the first ones find memory and caches cold.</summary>
    private const int PredictionCount = 31;

    /// <summary>In milliseconds, on one thread, with the engine and the bundle that a user has; a single look, without test-time augmentation's others.</summary>
    internal static double Milliseconds(TrainingResult result, TimeProvider time)
    {
        var temporary = Directory.CreateTempSubdirectory("vitrine-calibration-");
        try
        {
            var bundle = Path.Combine(temporary.FullName, "model");
            ModelBundle.Save(bundle, result, time: time);
            using var classifier = Classifier.Load(bundle, new ClassifierOptions { BatchThreads = 1, IntraOpThreads = 1 });
            var image = result.Validation.Image(0).ToArray();
            return Enumerable.Range(0, PredictionCount).Select(_ => Milliseconds(classifier, image, time)).Order().ElementAt(PredictionCount / 2);
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private static double Milliseconds(Classifier classifier, byte[] image, TimeProvider time)
    {
        var begun = time.GetTimestamp();
        classifier.Predict(image.AsSpan());
        return time.GetElapsedTime(begun).TotalMilliseconds;
    }
}
