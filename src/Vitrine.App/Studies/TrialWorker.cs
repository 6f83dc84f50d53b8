using System.Globalization;
using Vitrine.App.Terminals;
using Vitrine.App.Verbs;
using Vitrine.Data;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;

namespace Vitrine.App.Studies;

/// <summary>
/// The program as a worker of a study: carries one trial out and ends. It is started by <see cref="TrialProcesses"/>, not by people, and ends when the pipe to its
/// standard input closes, so that none is left behind by a coordinator that was killed.
/// </summary>
internal static class TrialWorker
{
    /// <summary>The first word of its command line.</summary>
    internal const string Word = "--carry-out-trial";

    internal static IEnumerable<string> Words(string folder, Lease lease) =>
        [Word, folder, lease.TrialNumber.ToString(CultureInfo.InvariantCulture), lease.Token.ToString(CultureInfo.InvariantCulture), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName];

    /// <returns>0 where the trial has ended or was given back; a <see cref="Inference.FailureKind"/> otherwise.</returns>
    internal static async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation)
    {
        var (folder, lease) = (new StudyFolder(words[1]), new Lease(int.Parse(words[2], CultureInfo.InvariantCulture), long.Parse(words[3], CultureInfo.InvariantCulture)));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _ = WatchAsync(terminal.OpenInput(), end);
        using var storage = new SqliteStudyStorage(folder.Database);
        var study = Study.Open(storage, time: terminal.Time);
        var trial = study.Take(lease);
        using var keeper = new LeaseKeeper(new SqliteStudyStorage(folder.Database), lease, study.LeaseTime, terminal.Time, end.Cancel);
        var subject = TrialSubject.Load(storage);
        try
        {
            var dataset = await OpenAsync(trial, subject, terminal, end.Token);
            TrialTraining.Run(study, trial, subject, folder, dataset, terminal.Time, end.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or LeaseLostException)
        {
            // given back with its state saved, as it was asked to, or another's by now: the trial is in good hands
        }
        return 0;
    }

    private static async Task<Dataset> OpenAsync(Trial trial, TrialSubject subject, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            return await DatasetStore.OpenAsync(subject.DataOption, DataAccess.Options(terminal), progress: null, cancellation);
        }
        catch (OperationCanceledException)
        {
            trial.Release();
            throw;
        }
    }

    private static async Task WatchAsync(Stream input, CancellationTokenSource end)
    {
        await using (input)
            await input.CopyToAsync(Stream.Null);
        await end.CancelAsync();
    }
}
