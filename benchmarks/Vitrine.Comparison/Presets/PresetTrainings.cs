using System.Globalization;
using Vitrine.Comparison.Measuring;
using Vitrine.Comparison.Results;
using Vitrine.Inference;
using Vitrine.Reporting;
using Vitrine.Torch;

namespace Vitrine.Comparison.Presets;

/// <summary>Runs presets as a user does, one process a run, with the yardstick before and after.</summary>
/// <param name="root">Of the repository; the working folder too.</param>
/// <param name="say">Takes a line for the person who waits.</param>
internal sealed class PresetTrainings(PresetsOptions options, string root, TimeProvider time, Action<string> say)
{
    private const string FinishedStatus = "finished";

    private readonly WatchedProcess processes = new(time);
    private readonly Yardstick yardstick = new(new WatchedProcess(time), root);
    private readonly MachineFacts machine = MachineFacts.Capture();

    /// <summary>All presets with one seed before any with the next. Saves after every run, so that what was measured outlives an interruption.</summary>
    /// <param name="folder">Of this machine's results.</param>
    /// <returns>The runs that failed, by their folders' names.</returns>
    internal async Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<string> presets, string folder, CancellationToken cancellation)
    {
        var failed = new List<string>();
        foreach (var seed in options.Seeds)
        {
            foreach (var preset in presets)
            {
                if (await RunAsync(preset, seed, folder, cancellation))
                    continue;
                failed.Add(NameOf(preset, seed));
            }
        }
        return failed;
    }

    /// <returns>Whether it gave a result.</returns>
    private async Task<bool> RunAsync(string preset, int seed, string folder, CancellationToken cancellation)
    {
        var runFolder = RunFolder(preset, seed);
        var words = Words(preset, seed, runFolder);
        say(PresetsText.Starting.Fill(preset, seed, string.Join(' ', words)));
        var load = MachineFacts.LoadAverage();
        var before = await RatesAsync(cancellation);
        var record = await processes.RunAsync([Path.Combine(root, words[0]), .. words.Skip(1)], Timeout.InfiniteTimeSpan, cancellation);
        var after = await RatesAsync(cancellation);
        if (record.ExitCode != 0)
        {
            say(PresetsText.RunFailed.Fill(preset, seed, record.ExitCode, record.Error));
            return false;
        }
        var run = PresetRun.Of(RunRecordJson.Load(Path.Combine(runFolder, "run.json")), before, after, load, record.PeakMemoryBytes);
        Save(folder, preset, run);
        say(PresetsText.Done.Fill(preset, seed, run.TestAccuracy, run.TrainSeconds, run.TrainTeraFlops));
        if (options.Ship)
            say(ShippedModels.Copy(Path.Combine(runFolder, "model"), root, preset));
        return true;
    }

    /// <summary>With its figures, report and model, which stay until the same seed is measured again. A model is called what its run's folder is.</summary>
    private string RunFolder(string preset, int seed) => Path.Combine(root, ".build/recipes/runs", string.Create(CultureInfo.InvariantCulture, $"seed-{seed}"), preset);

    private IReadOnlyList<string> Words(string preset, int seed, string runFolder)
    {
        if (options.Resume && IsInterrupted(runFolder))
            return ["vitrine", "resume", runFolder, "--json"];
        if (Directory.Exists(runFolder))
            Directory.Delete(runFolder, recursive: true);
        return [.. Command(preset, seed.ToString(CultureInfo.InvariantCulture)), "--out", runFolder];
    }

    private IEnumerable<string> Command(string preset, string seed)
    {
        string[] epochs = options.Epochs > 0 ? ["--epochs", options.Epochs.ToString(CultureInfo.InvariantCulture)] : [];
        string[] data = options.Data is { } given ? ["--data", given] : [];
        return ["vitrine", "run", "--preset", preset, "--seed", seed, "--improve", "off", .. epochs, .. data, "--json"];
    }

    private static bool IsInterrupted(string runFolder) =>
        Path.Combine(runFolder, "run.json") is var path && File.Exists(path) && RunRecordJson.Load(path).Status != FinishedStatus;

    private void Save(string folder, string preset, PresetRun run)
    {
        var command = "./" + string.Join(' ', Command(preset, "N"));
        var earlier = PresetFiles.Find(folder, preset) ?? new PresetResult(preset, command, machine, []);
        var result = earlier.With(run) with { Command = command, Machine = machine };
        var lost = earlier.Runs.Select(each => each.Seed).Except(result.Runs.Select(each => each.Seed)).ToList();
        if (lost.Count > 0)
            say(PresetsText.OtherRecipe.Fill(preset, string.Join(", ", lost)));
        PresetFiles.Save(folder, result);
    }

    private async Task<MatrixProductRates> RatesAsync(CancellationToken cancellation)
    {
        var single = await yardstick.MeasureAsync(Yardstick.Single, cancellation);
        double? bfloat16 = Processor.HasBFloat16 ? await yardstick.MeasureAsync(Yardstick.BFloat16, cancellation) : null;
        return new MatrixProductRates(single, bfloat16);
    }

    private static string NameOf(string preset, int seed) => $"{preset}-{seed.ToString(CultureInfo.InvariantCulture)}";
}
