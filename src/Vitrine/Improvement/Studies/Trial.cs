using Vitrine.Improvement.Spaces;
using Vitrine.Inference;

namespace Vitrine.Improvement.Studies;

/// <summary>A trial that this process works on. Each call is also a sign of life; who has none for <see cref="Study.LeaseTime"/> loses the trial to whoever asks next.</summary>
public sealed class Trial
{
    private readonly Study study;
    private IReadOnlyList<TrialReport> reports;

    internal Trial(Study study, Lease lease, TrialRecord record) => (this.study, Lease, Record, reports) = (study, lease, record, record.Reports);

    public int Number => Record.Number;

    public Choice Choice => Record.Choice;

    /// <summary>For the process that shall carry it out, if that is another.</summary>
    public Lease Lease { get; }

    /// <summary>As it was when it was taken: one that others began has reports.</summary>
    public TrialRecord Record { get; }

    /// <param name="step">From 1. One that was reported before, by who worked on this trial until then, keeps its first value.</param>
    /// <param name="value">Of the first objective; finite.</param>
    /// <exception cref="LeaseLostException">The trial is another's now.</exception>
    public void Report(int step, double value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, message: null);
        var known = Record.Reports.FirstOrDefault(report => report.Step == step) ?? new TrialReport(step, value);
        Require(study.Storage.Report(Lease, known, study.LeaseEnd));
        reports = [.. reports.Where(report => report.Step < step), known];
    }

    /// <summary>Whether it is no longer worth its time, judged by its last report.</summary>
    public bool ShouldPrune() => reports.Count > 0 && study.ShouldPrune(Number, reports);

    /// <param name="values">In the order of the study's objectives; finite.</param>
    /// <param name="seconds">Work on it.</param>
    /// <exception cref="LeaseLostException">The trial is another's now.</exception>
    public void Finish(IReadOnlyList<double> values, double seconds)
    {
        if (values.Count != study.Settings.Objectives.Count || values.Any(value => !double.IsFinite(value)))
            throw new ArgumentException($"{study.Settings.Objectives.Count} finite numbers are needed, not {string.Join(", ", values)}.", nameof(values));
        End(Record with { State = TrialState.Finished, Values = values, Seconds = seconds });
    }

    /// <param name="seconds">Work on it.</param>
    /// <param name="reason">Where it is another than that others were better: for people, a clause.</param>
    /// <exception cref="InvalidOperationException">Nothing was reported that it could have been judged by.</exception>
    /// <exception cref="LeaseLostException">The trial is another's now.</exception>
    public void Prune(double seconds, string? reason = null)
    {
        if (reports.Count == 0)
            throw new InvalidOperationException("A trial is pruned by its reports, and has none.");
        End(Record with { State = TrialState.Pruned, Seconds = seconds, Reason = reason });
    }

    /// <param name="reason">For people, one sentence.</param>
    /// <inheritdoc cref="Finish"/>
    public void Fail(string reason, double seconds) => End(Record with { State = TrialState.Failed, Reason = reason, Seconds = seconds });

    /// <summary>Gives it back unfinished.</summary>
    /// <exception cref="LeaseLostException">The trial is another's now.</exception>
    public void Release() => Require(study.Storage.Release(Lease));

    /// <summary>Gives up on whoever works on it: it died, and the next one need not wait until it is missed.</summary>
    /// <returns>Whether it was still open.</returns>
    public bool Abandon() => study.Storage.Abandon(Lease);

    /// <summary>Nothing but a sign of life.</summary>
    /// <exception cref="LeaseLostException">The trial is another's now.</exception>
    public void Renew() => Require(study.Storage.Renew(Lease, study.LeaseEnd));

    private void End(TrialRecord ended) => Require(study.Storage.End(Lease, ended));

    private void Require(bool isOurs)
    {
        if (!isOurs)
            throw new LeaseLostException(StudiesText.LeaseLost.Fill(Number));
    }
}
