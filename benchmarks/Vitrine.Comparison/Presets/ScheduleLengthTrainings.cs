using System.Globalization;
using Vitrine.Comparison.Measuring;
using Vitrine.Inference;
using Vitrine.Reporting;

namespace Vitrine.Comparison.Presets;

/// <summary>Trains presets for other numbers of epochs than their own, on validation only: what a budget of time may promise.</summary>
/// <param name="root">Of the repository; the working folder too.</param>
/// <param name="say">Takes a line for the person who waits.</param>
internal sealed class ScheduleLengthTrainings(PresetsOptions options, string root, TimeProvider time, Action<string> say)
{
    private readonly WatchedProcess processes = new(time);

    /// <summary>Saves after every training.</summary>
    /// <param name="folder">Of this machine's results.</param>
    /// <returns>The trainings that failed, by their folders' names.</returns>
    internal async Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<string> presets, string folder, CancellationToken cancellation)
    {
        var failed = new List<string>();
        foreach (var (preset, epochs, seed) in
            from preset in presets
            from epochs in options.Lengths
            from seed in options.Seeds
            select (preset, epochs, seed))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{preset}-{epochs}-{seed}");
            if (await TrainAsync(preset, epochs, seed, Path.Combine(root, ".build/recipes/lengths", name), cancellation) is { } run)
                ScheduleLengthsFile.Add(folder, "./" + string.Join(' ', Words("PRESET", "N", "SEED")), run);
            else
                failed.Add(name);
        }
        return failed;
    }

    /// <returns>Null where it failed.</returns>
    private async Task<ScheduleLength?> TrainAsync(string preset, int epochs, int seed, string runFolder, CancellationToken cancellation)
    {
        if (Directory.Exists(runFolder))
            Directory.Delete(runFolder, recursive: true);
        string[] words = [.. Words(preset, epochs.ToString(CultureInfo.InvariantCulture), seed.ToString(CultureInfo.InvariantCulture)), "--out", runFolder];
        say(PresetsText.StartingLength.Fill(preset, epochs, seed, string.Join(' ', words)));
        var ended = await processes.RunAsync([Path.Combine(root, words[0]), .. words.Skip(1)], Timeout.InfiniteTimeSpan, cancellation);
        if (ended.ExitCode != 0)
        {
            say(PresetsText.RunFailed.Fill(preset, seed, ended.ExitCode, ended.Error));
            return null;
        }
        var record = RunRecordJson.Load(Path.Combine(runFolder, "run.json"));
        var run = new ScheduleLength(record.Recipe, record.Validation!.Accuracy, record.WeightsSha256!);
        say(PresetsText.DoneLength.Fill(preset, epochs, seed, run.ValidationAccuracy));
        return run;
    }

    private IEnumerable<string> Words(string preset, string epochs, string seed)
    {
        string[] data = options.Data is { } given ? ["--data", given] : [];
        return ["vitrine", "train", "--preset", preset, "--epochs", epochs, "--seed", seed, .. data, "--json"];
    }
}
