using Vitrine.Comparison.Contestants;
using Vitrine.Comparison.Results;
using Vitrine.Inference;

namespace Vitrine.Comparison.Measuring;

/// <summary>The comparison: every contestant once a repeat, others and ours in turns, the yardstick between any two.</summary>
/// <param name="root">Of the repository; the working folder too.</param>
/// <param name="dataFolder">Holds Fashion-MNIST's four files.</param>
/// <param name="say">Takes a line for the person who waits.</param>
internal sealed class AlternatingRun(ComparisonOptions options, string root, string dataFolder, TimeProvider time, Action<string> say)
{
    private readonly WatchedProcess processes = new(time);
    private readonly Yardstick yardstick = new(new WatchedProcess(time), root);
    private readonly MachineFacts machine = MachineFacts.Capture();
    private readonly Dictionary<string, ContestantResult> results = [];

    /// <summary>Saves after every training, so that what was measured outlives an interruption.</summary>
    /// <param name="folder">Of this machine's results.</param>
    /// <returns>Names of those that failed, each once.</returns>
    internal async Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<Contestant> chosen, string folder, CancellationToken cancellation)
    {
        var failed = new SortedSet<string>(StringComparer.Ordinal);
        var order = ContestantTable.Alternate(chosen);
        var before = await yardstick.MeasureAsync(Yardstick.Single, cancellation);
        for (var repeat = 1; repeat <= options.Repeats; repeat++)
        {
            // there and back, so that a machine that grows slower favours nobody
            foreach (var contestant in repeat % 2 == 1 ? order : order.Reverse())
            {
                var (load, startedAt) = (MachineFacts.LoadAverage(), time.GetUtcNow());
                var record = await processes.RunAsync(Words(contestant, repeat), Limit(contestant), cancellation);
                var after = await yardstick.MeasureAsync(Yardstick.Single, cancellation);
                if (Failure(contestant, record) is { } failure)
                {
                    say(failure);
                    failed.Add(contestant.Name);
                }
                else
                {
                    var run = ToRun(record, repeat, startedAt, load, before, after);
                    results[contestant.Name] = Add(contestant, record, run);
                    ResultFiles.Save(folder, results[contestant.Name]);
                    say(Line(contestant, run));
                }
                before = after;
            }
        }
        return [.. failed];
    }

    private string[] Words(Contestant contestant, int repeat)
    {
        var program = contestant.Program.Contains('/', StringComparison.Ordinal) ? Path.Combine(root, contestant.Program) : contestant.Program;
        string[] interpreted = contestant.Script is null ? [program] : [program, Path.Combine(root, contestant.Script)];
        return [.. interpreted, contestant.Model, dataFolder, Invariant(repeat), Invariant(options.EpochLimit), Invariant(options.ImageLimit)];
    }

    private TimeSpan Limit(Contestant contestant) => TimeSpan.FromSeconds(Cap(contestant));

    private int Cap(Contestant contestant) => options.CapSeconds > 0 ? Math.Min(options.CapSeconds, contestant.CapSeconds) : contestant.CapSeconds;

    private static string? Failure(Contestant contestant, ProcessRecord record)
    {
        if (!record.WasStopped && record.ExitCode != 0)
            return ComparisonText.ContestantFailed.Fill(contestant.Name, record.ExitCode, record.Error);
        return record.Events.Count == 0 ? ComparisonText.ContestantSilent.Fill(contestant.Name, record.Error) : null;
    }

    private static ContestantRun ToRun(ProcessRecord record, int repeat, DateTimeOffset startedAt, double load, double before, double after)
    {
        var last = record.Events[^1].Event;
        var curve = record.Events.Where(each => each.Event.Event == "evaluated").Select(each => new CurvePoint(
            each.Event.Epoch, each.Event.Images, each.Seconds, each.Event.TrainingSeconds, each.Event.EvaluationSeconds, each.Event.Accuracy));
        return new ContestantRun(
            repeat,
            startedAt,
            record.WasStopped ? RunEnd.Capped : RunEnd.Finished,
            load,
            before,
            after,
            record.PeakMemoryBytes,
            last.Images,
            last.TrainingSeconds,
            [.. curve]);
    }

    private ContestantResult Add(Contestant contestant, ProcessRecord record, ContestantRun run)
    {
        var started = record.Events[0].Event;
        return new ContestantResult(
            contestant.Name,
            string.Join(' ', new[] { contestant.Program, contestant.Script, contestant.Model }.OfType<string>()) + $" DATA SEED {options.EpochLimit} {options.ImageLimit}",
            Cap(contestant),
            options.ImageLimit,
            started.Parameters,
            started.MultiplyAccumulates,
            started.Versions ?? new Dictionary<string, string>(),
            machine,
            [.. results.GetValueOrDefault(contestant.Name)?.Runs ?? [], run]);
    }

    private static string Line(Contestant contestant, ContestantRun run)
    {
        if (run.Curve.Count == 0)
            return ComparisonText.NoLookYet.Fill(run.Repeat, contestant.Name);
        var last = run.Curve[^1];
        return ComparisonText.Progress.Fill(run.Repeat, contestant.Name, last.Accuracy, last.SecondsWithoutEvaluation, run.ImagesPerSecond);
    }

    private static string Invariant(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
