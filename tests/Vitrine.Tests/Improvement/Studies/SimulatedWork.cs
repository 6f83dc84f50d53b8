using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Randomness;
using Vitrine.Tests.Data;
using Vitrine.Tests.Improvement.Spaces;

namespace Vitrine.Tests.Improvement.Studies;

/// <summary>A study carried out by workers that take turns at random and die at random, without a training and without waiting.</summary>
internal static class SimulatedWork
{
    internal const int StepCount = 9;

    internal static StudySettings Settings { get; } = new() { Space = TestSpaces.Varied, MaximumStep = StepCount, TrialCount = 40, Seed = 5 };

    /// <param name="workerCount">Working at once.</param>
    /// <param name="turnSeed">Decides whose turn it is, and who dies.</param>
    /// <param name="deathRate">Chance of a worker to die in a turn; another takes its place.</param>
    /// <returns>All trials.</returns>
    internal static IReadOnlyList<TrialRecord> CarryOut(IStudyStorage storage, int workerCount, int turnSeed = 1, double deathRate = 0, StudySettings? settings = null)
    {
        var time = new SettableTime();
        var study = Study.Create(storage, settings ?? Settings, IsUsable, time);
        var workers = Enumerable.Range(0, workerCount).Select(_ => new Worker(Study.Open(storage, IsUsable, time))).ToArray();
        var random = new SplitMix64((ulong)turnSeed);
        while (!study.HasEnded())
        {
            var turn = random.NextInt(workerCount);
            time.Now += TimeSpan.FromSeconds(1);
            if (random.NextDouble() < deathRate)
                workers[turn] = new Worker(Study.Open(storage, IsUsable, time));
            else
                workers[turn].TakeTurn();
        }
        return study.Trials();
    }

    private static bool IsUsable(Choice choice) => choice["width"] * choice["depth"] < 300;

    /// <summary>Better the nearer to a place, and in time; no one number is like another.</summary>
    private static double Accuracy(Choice choice, int step) =>
        1 - Math.Abs(choice["share"]!.Value - 0.3) - (0.1 * Math.Abs(Math.Log10(choice["rate"]!.Value) + 2)) - (choice["optimizer"] == 1 ? 0 : 0.1) - (0.5 / step);

    private sealed class Worker(Study study)
    {
        private Trial? trial;
        private int step;

        internal void TakeTurn()
        {
            try
            {
                if (trial is null)
                    (trial, step) = (study.Ask("simulated"), 0);
                else
                    GoOn(trial);
            }
            catch (LeaseLostException)
            {
                trial = null;
            }
        }

        private void GoOn(Trial current)
        {
            step++;
            current.Report(step, Accuracy(current.Choice, step));
            if (current.Choice["depth"] == 4 && current.Choice["flip"] == 0)
                current.Fail("does not work", step);
            else if (current.ShouldPrune())
                current.Prune(step);
            else if (step == StepCount)
                current.Finish([Accuracy(current.Choice, step)], step);
            else
                return;
            trial = null;
        }
    }
}
