using System.Diagnostics;
using System.Text.Json;

namespace Vitrine.Peers;

/// <summary>
/// Tells the comparison how training goes, a line of JSON an event on standard output. Training and evaluation are timed apart; the
/// comparison itself notes when each line arrives.
/// </summary>
internal sealed class LearningCurve
{
    private readonly Stopwatch training = new();
    private readonly Stopwatch evaluation = new();

    /// <param name="versions">Of the system, by name.</param>
    /// <param name="parameters">Null where the model has no fixed number of them.</param>
    /// <param name="multiplyAccumulates">For one image forward; null where it is no network.</param>
    internal static void Start(IReadOnlyDictionary<string, string> versions, long? parameters, long? multiplyAccumulates) =>
        Write(new { @event = "started", versions, parameters, multiplyAccumulates });

    internal void Train(Action step)
    {
        training.Start();
        step();
        training.Stop();
    }

    /// <param name="epoch">From 1.</param>
    /// <param name="images">Images trained on since the start, repetitions counted.</param>
    /// <param name="accuracy">Of the test images, 0–1.</param>
    internal void Evaluate(int epoch, long images, Func<double> accuracy)
    {
        evaluation.Start();
        var value = accuracy();
        evaluation.Stop();
        Report(epoch, images, training.Elapsed.TotalSeconds, evaluation.Elapsed.TotalSeconds, value);
    }

    /// <summary>For one who times the two himself.</summary>
    internal static void Report(int epoch, long images, double trainingSeconds, double evaluationSeconds, double accuracy) =>
        Write(new { @event = "evaluated", epoch, images, trainingSeconds, evaluationSeconds, accuracy });

    internal static void Write(object line)
    {
        Console.Out.WriteLine(JsonSerializer.Serialize(line));
        Console.Out.Flush();
    }
}
