using Vitrine.Improvement.Pruners;
using Vitrine.Improvement.Samplers;
using Vitrine.Improvement.Spaces;
using Vitrine.Inference;

namespace Vitrine.Improvement.Studies;

/// <summary>
/// A search as a protocol: ask for a trial, report how it goes, ask whether it should be pruned, tell what came of it. Any number of processes may do so at
/// once, over one storage. Which trials there are depends on the settings and on results, and neither on who asks nor on when, as long as
/// no more are under way than <see cref="StudySettings.Overlap"/>.
/// </summary>
public sealed class Study
{
    /// <summary>Draws after which a space that gives nothing new counts as exhausted.</summary>
    private const int MaximumDraws = 200;

    /// <summary>Workers that may die over a trial, one after the other and without a report, before it is to blame.</summary>
    private const int MaximumFruitless = 5;

    private readonly ISampler sampler;
    private readonly IPruner pruner;
    private readonly TimeProvider time;
    private readonly Func<Choice, bool> isUsable;
    private readonly List<TrialRecord> ended = []; // by number, as far as all of them have ended

    private Study(IStudyStorage storage, StudySettings settings, Func<Choice, bool>? isUsable, TimeProvider? time)
    {
        (Storage, Settings, this.isUsable, this.time) = (storage, settings, isUsable ?? (_ => true), time ?? TimeProvider.System);
        sampler = SamplerTable.Named(settings.Sampler);
        pruner = settings.Objectives.Count > 1 ? new NoPruner() : PrunerTable.Named(settings.Pruner, new PruningOptions
        {
            MinimumStep = settings.MinimumStep,
            MaximumStep = settings.MaximumStep,
            Reduction = settings.Reduction,
        });
    }

    public IStudyStorage Storage { get; }

    public StudySettings Settings { get; }

    /// <summary>How long a worker may be silent before its trial is another's.</summary>
    public TimeSpan LeaseTime { get; init; } = TimeSpan.FromSeconds(30);

    internal DateTimeOffset LeaseEnd => time.GetUtcNow() + LeaseTime;

    /// <summary>Begins a study.</summary>
    /// <param name="storage">Without one.</param>
    /// <param name="settings">Checked here.</param>
    /// <param name="isUsable">Whether a choice can be tried at all; must say the same always. Null takes all.</param>
    /// <param name="time">Whose leases count; null is the system's.</param>
    /// <param name="documents">What else is kept with it from its first moment, by name.</param>
    /// <exception cref="VitrineException">Usage: the settings are wrong, or there is a study already.</exception>
    public static Study Create(
        IStudyStorage storage, StudySettings settings, Func<Choice, bool>? isUsable = null, TimeProvider? time = null, IReadOnlyDictionary<string, string>? documents = null)
    {
        StudyRules.Require(settings);
        var study = new Study(storage, settings, isUsable, time);
        return storage.TryCreate(settings, documents) ? study : throw VitrineException.InvalidUsage(StudiesText.ExistsAlready);
    }

    /// <summary>Joins a study.</summary>
    /// <exception cref="VitrineException">Invalid data: there is none.</exception>
    /// <inheritdoc cref="Create"/>
    public static Study Open(IStudyStorage storage, Func<Choice, bool>? isUsable = null, TimeProvider? time = null) =>
        new(storage, storage.ReadSettings() ?? throw VitrineException.InvalidData(StudiesText.NoStudy), isUsable, time);

    /// <summary>Before anything is begun: whether there is a choice that can be tried.</summary>
    /// <exception cref="VitrineException">Usage: there is none.</exception>
    public static void RequireUsable(StudySettings settings, Func<Choice, bool> isUsable)
    {
        using var storage = SqliteStudyStorage.NewInMemory();
        Create(storage, settings, isUsable).Propose([]);
    }

    /// <summary>All trials so far, by number.</summary>
    public IReadOnlyList<TrialRecord> Trials()
    {
        var rest = Storage.ReadTrials(ended.Count);
        ended.AddRange(rest.TakeWhile(trial => trial.HasEnded));
        return [.. ended, .. rest.SkipWhile(trial => trial.HasEnded)];
    }

    /// <summary>A trial to work on: one that its worker has left, or else a new one.</summary>
    /// <param name="worker">Who asks, for people to read.</param>
    /// <returns>Null where there is none now; <see cref="HasEnded"/> says whether there will be.</returns>
    /// <exception cref="VitrineException">Usage: the space has no choice that can be tried.</exception>
    public Trial? Ask(string worker)
    {
        while (true)
        {
            var trials = Trials();
            foreach (var open in trials.Where(trial => !trial.HasEnded))
            {
                if (Storage.TryLease(open.Number, worker, time.GetUtcNow(), LeaseEnd) is not { } lease)
                    continue;
                if (open.FruitlessCount < MaximumFruitless)
                    return new Trial(this, lease, open);
                Storage.End(lease, open with { State = TrialState.Failed, Reason = StudiesText.WorkersDied.Fill(MaximumFruitless) });
                trials = Trials();
            }
            if (MustWait(trials) || Propose(trials) is not { } choice)
                return null;
            Storage.TryAdd(new TrialRecord(trials.Count, choice)); // or another process has: the same one
        }
    }

    /// <summary>A trial that another process asked for, and handed over to this one with its lease.</summary>
    /// <exception cref="LeaseLostException">The trial is another's by now.</exception>
    public Trial Take(Lease lease)
    {
        var trials = Trials();
        if (lease.TrialNumber >= trials.Count)
            throw VitrineException.InvalidData(StudiesText.NoTrial.Fill(lease.TrialNumber));
        var trial = new Trial(this, lease, trials[lease.TrialNumber]);
        trial.Renew();
        return trial;
    }

    /// <summary>Whether all trials have ended and there will be no others.</summary>
    public bool HasEnded()
    {
        var trials = Trials();
        return trials.All(trial => trial.HasEnded) && (trials.Count >= Settings.TrialCount || Propose(trials) is null);
    }

    /// <inheritdoc cref="StudySettings.Best"/>
    public TrialRecord? Best() => Settings.Best(Trials());

    /// <summary>The finished trials that no other betters in every objective.</summary>
    public IReadOnlyList<TrialRecord> ParetoFront() => ParetoFronts.First([.. Trials().Where(trial => trial.State == TrialState.Finished)], Settings.Objectives);

    internal bool ShouldPrune(int number, IReadOnlyList<TrialReport> reports) => pruner.ShouldPrune(number, reports, Known(number, Trials()));

    private bool MustWait(IReadOnlyList<TrialRecord> trials) =>
        trials.Count >= Settings.TrialCount || trials.Take(trials.Count - Settings.Overlap + 1).Any(trial => !trial.HasEnded);

    /// <summary>What a trial may know of the others.</summary>
    private KnownTrials Known(int number, IReadOnlyList<TrialRecord> trials) => new([.. trials.Take(number - Settings.Overlap + 1)], Settings.Objectives);

    /// <summary>The next trial's choice; null where the space has nothing that was not chosen before.</summary>
    private Choice? Propose(IReadOnlyList<TrialRecord> trials)
    {
        if (trials.Count == 0 && Settings.Space.Start() is { } start && isUsable(start))
            return start;
        var known = Known(trials.Count, trials);
        var draws = Enumerable.Range(0, MaximumDraws).Select(attempt => sampler.Sample(Settings.Space, new SamplePlace(Settings.Seed, trials.Count, attempt), known)).Where(isUsable);
        if (draws.FirstOrDefault(choice => !trials.Any(trial => trial.Choice.Equals(choice))) is { } fresh)
            return fresh;
        return trials.Count > 0 ? null : throw VitrineException.InvalidUsage(StudiesText.NothingUsable.Fill(MaximumDraws));
    }
}
