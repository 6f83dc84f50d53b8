using Vitrine.Improvement.Studies;
using Vitrine.Inference;

namespace Vitrine.Improvement.Trials;

/// <summary>
/// Keeps workers busy until a study ends or its time is up. All that it knows is in the storage, so that a coordinator that is killed is followed by another one
/// without loss.
/// </summary>
public sealed class StudyCoordinator(Study study, ITrialWorkers workers, int workerCount, IStudyObserver observer, TimeProvider time)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>More than one trial's share: what kills them then is no single recipe, but a full disk or data that is gone.</summary>
    private const int MaximumDeaths = 8;

    private readonly List<(Task<string?> Work, Trial Trial)> running = [];
    private int deathCount; // in a row
    private string? lastDeath;
    private readonly HashSet<int> announced = [.. study.Trials().Where(trial => trial.HasEnded).Select(trial => trial.Number)];

    /// <param name="isTimeUp">Asked before each trial is begun; those under way go on.</param>
    /// <param name="mustEnd">Asked all the while: those under way then save their state and wait for whoever resumes the study.</param>
    /// <param name="cancellation">The same, at once.</param>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    /// <exception cref="VitrineException">Failed: one worker after the other dies.</exception>
    public async Task RunAsync(Func<IReadOnlyList<TrialRecord>, bool> isTimeUp, Func<IReadOnlyList<TrialRecord>, bool> mustEnd, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        while (true)
        {
            Begin(isTimeUp, end.Token);
            if (running.Count == 0 && (end.IsCancellationRequested || isTimeUp(study.Trials()) || study.HasEnded()))
                break;
            // an own worker's end, or something that others did
            await Task.WhenAny([.. running.Select(each => each.Work), Task.Delay(PollInterval, time, CancellationToken.None)]);
            foreach (var done in running.Where(each => each.Work.IsCompleted).ToList())
            {
                running.Remove(done);
                await AttendAsync(done.Work, done.Trial);
            }
            Announce();
            if (deathCount >= MaximumDeaths || mustEnd(study.Trials()))
                await end.CancelAsync();
        }
        cancellation.ThrowIfCancellationRequested();
        if (deathCount >= MaximumDeaths)
            throw VitrineException.Failure(TrialsText.WorkersDie.Fill(deathCount, lastDeath));
    }

    private void Begin(Func<IReadOnlyList<TrialRecord>, bool> isTimeUp, CancellationToken cancellation)
    {
        while (running.Count < workerCount && !cancellation.IsCancellationRequested && !isTimeUp(study.Trials()) && study.Ask(Environment.MachineName) is { } trial)
        {
            observer.TrialStarted(trial.Record);
            running.Add((workers.CarryOutAsync(trial.Lease, cancellation), trial));
        }
    }

    private async Task AttendAsync(Task<string?> done, Trial trial)
    {
        if (await done is not { } death)
        {
            deathCount = 0;
            return;
        }
        (deathCount, lastDeath) = (deathCount + 1, death);
        if (trial.Abandon())
            observer.WorkerDied(trial.Record, death);
    }

    private void Announce()
    {
        var trials = study.Trials();
        foreach (var ended in trials.Where(trial => trial.HasEnded && announced.Add(trial.Number)))
            observer.TrialEnded(ended);
        observer.Progressed(trials);
    }
}
