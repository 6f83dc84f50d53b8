using Vitrine.Inference;
using Vitrine.Reporting;

namespace Vitrine.Runs;

/// <summary>Repeats a finished run's training from its run.json, and compares the weights.</summary>
public static class Reproduction
{
    /// <summary>The recipe of the model that was kept is trained again on the same data, without search and without the test split.</summary>
    /// <param name="path">Folder of the finished run.</param>
    /// <param name="outFolder">Where the repetition's files go; null makes a new folder under <c>runs/</c>.</param>
    /// <param name="observer">Hears of everything, in order.</param>
    /// <param name="time">The clock; null is the system's.</param>
    /// <param name="cancellation">Ends it at the next step of training.</param>
    /// <exception cref="VitrineException">The run has not finished, or its data has changed, which is found out before anything is trained.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static async Task<ReproductionReport> RunAsync(
        string path, string? outFolder, IRunObserver observer, TimeProvider? time = null, CancellationToken cancellation = default)
    {
        var original = Predecessor.Open(path, isExtended: false);
        var options = new RunOptions
        {
            Recipe = original.Recipe,
            Data = original.Record.DataOption,
            Out = outFolder,
            Device = original.Record.Environment.Device,
            FinalEvaluation = false,
        };
        var repeated = await Pipeline.StartAsync(options, original, observer, time ?? TimeProvider.System, cancellation);
        return Compare(original.Record, repeated);
    }

    /// <summary>Both must have finished.</summary>
    internal static ReproductionReport Compare(RunRecord original, RunRecord repeated) => new(
        original.Name, repeated.Name, original.WeightsSha256!, repeated.WeightsSha256!, [.. Differences(original.Environment, repeated.Environment)]);

    private static IEnumerable<EnvironmentDifference> Differences(RunEnvironment before, RunEnvironment now) =>
        Aspects(before).Zip(Aspects(now), (left, right) => new EnvironmentDifference(left.Id, left.Title, left.Value, right.Value)).Where(each => each.Original != each.Repeated);

    /// <summary>What the bytes of the weights can depend on, the likeliest cause first.</summary>
    private static IEnumerable<(string Id, string Title, string Value)> Aspects(RunEnvironment environment) =>
    [
        ("processor", RunsText.AspectProcessor, environment.Processor),
        ("torchThreads", RunsText.AspectThreads, $"{environment.TorchThreads}"),
        ("device", RunsText.AspectDevice, environment.Device),
        ("libtorch", "libtorch", environment.Libraries.GetValueOrDefault("libtorch", "")),
        ("torchSharp", "TorchSharp", environment.Libraries.GetValueOrDefault("TorchSharp", "")),
        ("vitrine", "Vitrine", environment.VitrineVersion),
        ("gitCommit", RunsText.AspectCommit, environment.GitCommit),
        ("operatingSystem", RunsText.AspectSystem, environment.OperatingSystem),
        ("dotNet", ".NET", environment.DotNetVersion),
    ];
}
