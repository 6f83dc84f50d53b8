using Vitrine.Improvement.Studies;

namespace Vitrine.Improvement.Trials;

/// <summary>
/// Keeps workers busy until a study ends or its time is up. All that it knows is in the storage, so that a coordinator that is killed is followed by another one
/// without loss.
/// </summary>
public sealed class StudyCoordinator(Study study, ITrialWorkers workers, int workerCount, IStudyObserver observer, TimeProvider time)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<Task<string?>, Trial> running = [];
    private readonly HashSet<int> announced = [.. study.Trials().Where(trial => trial.HasEnded).Select(trial => trial.Number)];

    /// <param name="isTimeUp">Asked before each trial is begun; those under way then come to their end.</param>
    /// <param name="cancellation">Has all workers save their trials' state and give them back.</param>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public async Task RunAsync(Func<IReadOnlyList<TrialRecord>, bool> isTimeUp, CancellationToken cancellation)
    {
        while (true)
        {
            Begin(isTimeUp, cancellation);
            if (running.Count == 0 && (cancellation.IsCancellationRequested || isTimeUp(study.Trials()) || study.HasEnded()))
                break;
            // an own worker's end, or something that others did
            await Task.WhenAny([.. running.Keys, Task.Delay(PollInterval, time, CancellationToken.None)]);
            foreach (var done in running.Keys.Where(task => task.IsCompleted).ToList())
                await AttendAsync(done);
            Announce();
        }
        cancellation.ThrowIfCancellationRequested();
    }

    private void Begin(Func<IReadOnlyList<TrialRecord>, bool> isTimeUp, CancellationToken cancellation)
    {
        while (running.Count < workerCount && !cancellation.IsCancellationRequested && !isTimeUp(study.Trials()) && study.Ask(Environment.MachineName) is { } trial)
        {
            observer.TrialStarted(trial.Record);
            running.Add(workers.CarryOutAsync(trial.Lease, cancellation), trial);
        }
    }

    private async Task AttendAsync(Task<string?> done)
    {
        running.Remove(done, out var trial);
        if (await done is { } death && trial!.Abandon())
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
