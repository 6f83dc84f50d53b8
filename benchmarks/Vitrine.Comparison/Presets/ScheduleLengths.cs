using System.Globalization;
using System.Text.Json;
using Vitrine.Comparison.Measuring;
using Vitrine.Comparison.Results;
using Vitrine.Files;
using Vitrine.Inference;
using Vitrine.Reporting;
using Vitrine.Training;

namespace Vitrine.Comparison.Presets;

/// <summary>Trains presets for other numbers of epochs than their own, on validation only: what a budget of time may promise.</summary>
/// <param name="root">Of the repository; the working folder too.</param>
/// <param name="say">Takes a line for the person who waits.</param>
internal sealed class ScheduleLengths(PresetsOptions options, string root, TimeProvider time, Action<string> say)
{
    private const string Command = "./vitrine train --preset PRESET --epochs N --seed SEED --json";

    private readonly WatchedProcess processes = new(time);

    /// <summary>Saves after every training; one of the same preset, length and seed replaces the earlier one.</summary>
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
                Save(Path.Combine(folder, "schedule-lengths.json"), run);
            else
                failed.Add(name);
        }
        return failed;
    }

    /// <returns>Null where it failed.</returns>
    private async Task<Run?> TrainAsync(string preset, int epochs, int seed, string runFolder, CancellationToken cancellation)
    {
        if (Directory.Exists(runFolder))
            Directory.Delete(runFolder, recursive: true);
        string[] words =
        [
            "vitrine", "train", "--preset", preset, "--epochs", epochs.ToString(CultureInfo.InvariantCulture),
            "--seed", seed.ToString(CultureInfo.InvariantCulture), "--json", "--out", runFolder,
        ];
        say(PresetsText.StartingLength.Fill(preset, epochs, seed, string.Join(' ', words)));
        var ended = await processes.RunAsync([Path.Combine(root, words[0]), .. words.Skip(1)], Timeout.InfiniteTimeSpan, cancellation);
        if (ended.ExitCode != 0)
        {
            say(PresetsText.RunFailed.Fill(preset, seed, ended.ExitCode, ended.Error));
            return null;
        }
        var record = RunRecordJson.Load(Path.Combine(runFolder, "run.json"));
        var run = new Run(preset, epochs, seed, record.Recipe.Precision, record.Validation!.Accuracy, record.Summary!.ParameterCount, record.WeightsSha256!);
        say(PresetsText.DoneLength.Fill(preset, epochs, seed, run.ValidationAccuracy));
        return run;
    }

    private static void Save(string path, Run run)
    {
        var earlier = File.Exists(path) ? JsonSerializer.Deserialize<Result>(File.ReadAllText(path), RunRecordJson.Options)!.Runs : [];
        var result = new Result(Command, MachineFacts.Capture(),
        [
            .. earlier.Where(other => Key(other) != Key(run)).Append(run)
                .OrderBy(each => each.Preset, StringComparer.Ordinal).ThenBy(each => each.Epochs).ThenBy(each => each.Seed),
        ]);
        AtomicFile.WriteText(path, JsonSerializer.Serialize(result, RunRecordJson.Options) + "\n");
    }

    private static (string Preset, int Epochs, int Seed) Key(Run run) => (run.Preset, run.Epochs, run.Seed);

    private sealed record Result(string Command, MachineFacts Machine, IReadOnlyList<Run> Runs);

    /// <param name="ValidationAccuracy">Of the model as saved, 0–1, with the views that the recipe asks for.</param>
    private sealed record Run(string Preset, int Epochs, int Seed, Precision Precision, double ValidationAccuracy, long Parameters, string WeightsSha256);
}
