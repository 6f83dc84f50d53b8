using System.Diagnostics;
using Vitrine.Comparison.Results;
using Vitrine.Data;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;
using Vitrine.Inference;
using Vitrine.Training;

namespace Vitrine.Comparison.Searches;

/// <summary>Trains every choice of <see cref="RecordedSpace"/>, as trials of a study that <c>vitrine improve</c> carries out and, after an interruption, carries on.</summary>
/// <param name="root">Of the repository.</param>
internal sealed class TableRecording(string root, TimeProvider time)
{
    private const string Study = ".build/search/study";

    private const int WorkerCount = 2;

    private static readonly string[] Words = ["improve", "--resume", Study, "--confirm", "0", "--workers", $"{WorkerCount}"];

    internal async Task<RecordedTable> RunAsync(CancellationToken cancellation)
    {
        var folder = new StudyFolder(Path.Combine(root, Study));
        var data = await DatasetStore.OpenAsync("fashion-mnist", cancellationToken: cancellation);
        if (!folder.Exists)
            Begin(folder, data);
        using var storage = new SqliteStudyStorage(folder.Database);
        var known = storage.ReadTrials().Count(trial => trial.HasEnded);
        var start = time.GetTimestamp();
        await CarryOutAsync(cancellation);
        var elapsed = time.GetElapsedTime(start).TotalSeconds;
        var settings = storage.ReadSettings()!;
        var (_, held) = Split.Stratified(data.Train, RecordedSpace.Start.ValidationShare, RecordedSpace.Start.Seed);
        List<RecordedTrial> trials = [.. storage.ReadTrials().Select(trial => Recorded(trial, settings, held.Count))];
        return new RecordedTable("./benchmarks/search --record", MachineFacts.Capture(), time.GetUtcNow(), TrialSubject.Load(storage), settings, held.Count, StartSeconds([.. trials.Skip(known)], elapsed))
        {
            Trials = trials,
        };
    }

    /// <summary>What the workers' time was beside training, for each trial.</summary>
    /// <param name="trials">Those trained now, after what an interrupted recording had.</param>
    private static double StartSeconds(IReadOnlyList<RecordedTrial> trials, double elapsed) =>
        trials.Count == 0 ? 0 : Math.Round(((elapsed * WorkerCount) - trials.Sum(trial => trial.Seconds)) / trials.Count, 1);

    /// <summary>In one step: a study that was killed over it would lack trials.</summary>
    private static void Begin(StudyFolder folder, Dataset data)
    {
        var unfinished = new StudyFolder(folder.FullPath + ".unfinished");
        if (Directory.Exists(unfinished.FullPath))
            Directory.Delete(unfinished.FullPath, recursive: true);
        Directory.CreateDirectory(unfinished.FullPath);
        var settings = RecordedSpace.Settings();
        using (var storage = new SqliteStudyStorage(unfinished.Database))
        {
            var subject = new TrialSubject(RecordedSpace.Start, "fashion-mnist", data.Sha256, data.Train.Height, data.Train.Width, data.Train.Classes.Count, "cpu", null, null);
            storage.TryCreate(settings, subject.ToDocuments());
            foreach (var (number, choice) in RecordedTable.ChoicesOf(settings.Space).Index())
                storage.TryAdd(new TrialRecord(number, choice));
        }
        Directory.Move(unfinished.FullPath, folder.FullPath);
    }

    private async Task CarryOutAsync(CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Path.Combine(root, "vitrine"), Words) { WorkingDirectory = root, UseShellExecute = false };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
            throw VitrineException.Failure(SearchText.RecordingFailed.Fill("./vitrine " + string.Join(' ', Words), process.ExitCode));
    }

    private static RecordedTrial Recorded(TrialRecord trial, StudySettings settings, int validationCount) => trial.State == TrialState.Finished && trial.Reports.Count == settings.MaximumStep
        ? new RecordedTrial(
            trial.Number,
            [.. settings.Space.Parameters.Select(parameter => (int)trial.Choice[parameter.Name]!)],
            trial.Seconds,
            [.. trial.Reports.Select(report => (int)Math.Round(report.Value * validationCount))])
        : throw VitrineException.Failure(SearchText.TrialUnfinished.Fill(trial.Number, trial.Reason ?? trial.State.ToString()));
}
