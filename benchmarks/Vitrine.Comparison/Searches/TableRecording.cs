using System.Diagnostics;
using Vitrine.Comparison.Results;
using Vitrine.Data;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;
using Vitrine.Inference;

namespace Vitrine.Comparison.Searches;

/// <summary>Trains the choices of a <see cref="Recording"/>, as trials of a study that <c>vitrine improve</c> carries out and, after an interruption, carries on.</summary>
/// <param name="root">Of the repository.</param>
internal sealed class TableRecording(Recording recording, string root, TimeProvider time)
{
    private const int WorkerCount = 2;

    /// <summary>From the root.</summary>
    private readonly string study = $".build/search/{recording.Name}";

    internal async Task<RecordedTable> RunAsync(CancellationToken cancellation)
    {
        var folder = new StudyFolder(Path.Combine(root, study));
        if (!folder.Exists)
            await BeginAsync(folder, cancellation);
        using var storage = new SqliteStudyStorage(folder.Database);
        var (settings, subject) = (storage.ReadSettings()!, TrialSubject.Load(storage));
        var known = storage.ReadTrials().Where(trial => trial.HasEnded).Select(trial => trial.Number).ToHashSet();
        if (known.Count == settings.TrialCount)
            throw VitrineException.InvalidUsage(SearchText.RecordedAlready.Fill(folder.FullPath));
        var start = time.GetTimestamp();
        await CarryOutAsync(cancellation);
        var elapsed = time.GetElapsedTime(start).TotalSeconds;
        var data = await OpenAsync(subject.DataOption, cancellation);
        var (_, held) = Split.Stratified(data.Train, subject.Start.ValidationShare, subject.Start.Seed);
        List<RecordedTrial> trials = [.. storage.ReadTrials().Select(trial => Recorded(trial, settings, held.Count))];
        return new RecordedTable(
            recording.Name, $"./benchmarks/search --record {recording.Name}", MachineFacts.Capture(), time.GetUtcNow(), subject, settings, held.Count, StartSeconds([.. trials.Where(trial => !known.Contains(trial.Index))], elapsed))
        {
            Trials = trials,
        };
    }

    /// <summary>What the workers' time was beside training, for each trial.</summary>
    /// <param name="trials">Those trained now, after what an interrupted recording had.</param>
    private static double StartSeconds(IReadOnlyList<RecordedTrial> trials, double elapsed) =>
        Math.Round(((elapsed * WorkerCount) - trials.Sum(trial => trial.Seconds)) / trials.Count, 1);

    /// <summary>In one step: a study that was killed over it would lack trials.</summary>
    private async Task BeginAsync(StudyFolder folder, CancellationToken cancellation)
    {
        var option = recording.ImageShare is { } share ? await WriteImagesAsync(share, cancellation) : FashionMnist.Option;
        var data = await OpenAsync(option, cancellation);
        var unfinished = new StudyFolder(folder.FullPath + ".unfinished");
        if (Directory.Exists(unfinished.FullPath))
            Directory.Delete(unfinished.FullPath, recursive: true);
        Directory.CreateDirectory(unfinished.FullPath);
        using (var storage = new SqliteStudyStorage(unfinished.Database))
        {
            var subject = new TrialSubject(
                recording.Start, option, data.Sha256, data.Train.Height, data.Train.Width, data.Train.Classes.Count, "cpu", recording.MaximumMultiplyAccumulates, MaximumParameters: null);
            storage.TryCreate(recording.Settings(), subject.ToDocuments());
            foreach (var (number, choice) in (recording.Choices ?? []).Index())
                storage.TryAdd(new TrialRecord(number, choice));
        }
        Directory.Move(unfinished.FullPath, folder.FullPath);
    }

    /// <summary>A part of the training images as a data set of its own. What is called its test images are others of them, which nobody looks at.</summary>
    /// <returns>Its folder, from the root: the recorded table names it, and no place on a machine.</returns>
    private async Task<string> WriteImagesAsync(double share, CancellationToken cancellation)
    {
        var folder = $"{study}-images";
        var all = (await DatasetStore.OpenAsync(FashionMnist.Option, cancellationToken: cancellation)).Train;
        var (rest, train) = Split.Stratified(all, share, recording.Start.Seed);
        var (_, test) = Split.Stratified(rest, share, recording.Start.Seed);
        Directory.CreateDirectory(Path.Combine(root, folder));
        foreach (var (name, images) in new[] { ("train", train), ("t10k", test) })
        {
            IdxWriter.WriteImages(Path.Combine(root, folder, $"{name}-images-idx3-ubyte"), images.Pixels, images.Height, images.Width);
            IdxWriter.WriteLabels(Path.Combine(root, folder, $"{name}-labels-idx1-ubyte"), [.. images.Labels.Select(label => (byte)label)]);
        }
        return folder;
    }

    private Task<Dataset> OpenAsync(string option, CancellationToken cancellation) =>
        DatasetStore.OpenAsync(recording.ImageShare is null ? option : Path.Combine(root, option), cancellationToken: cancellation);

    private async Task CarryOutAsync(CancellationToken cancellation)
    {
        string[] words = ["improve", "--resume", study, "--confirm", "0", "--workers", $"{WorkerCount}"];
        var start = new ProcessStartInfo(Path.Combine(root, "vitrine"), words) { WorkingDirectory = root, UseShellExecute = false };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
            throw VitrineException.Failure(SearchText.RecordingFailed.Fill("./vitrine " + string.Join(' ', words), process.ExitCode));
    }

    private static RecordedTrial Recorded(TrialRecord trial, StudySettings settings, int validationCount) => trial.State == TrialState.Finished && trial.Reports.Count == settings.MaximumStep
        ? new RecordedTrial(trial.Number, trial.Choice, trial.Seconds, [.. trial.Reports.Select(report => (int)Math.Round(report.Value * validationCount))])
        : throw VitrineException.Failure(SearchText.TrialUnfinished.Fill(trial.Number, trial.Reason ?? trial.State.ToString()));
}
