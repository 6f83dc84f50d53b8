using System.Diagnostics;
using System.Globalization;
using Shouldly;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;
using Vitrine.Randomness;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.App.Studies;

/// <summary>Coordinators and workers of a study, as processes, killed at moments drawn at random.</summary>
[Trait("Category", "Full")]
public sealed class StudyKillTests : IDisposable
{
    private static readonly string? Campaign = Environment.GetEnvironmentVariable("VITRINE_STUDY_KILLS");

    /// <summary>Exactly so many where a campaign asks for them: <c>benchmarks/study-kills 50</c>.</summary>
    private static readonly int MostKills = int.Parse(Campaign ?? "8", CultureInfo.InvariantCulture);

    // a fast machine is done before the last of them
    private static readonly int FewestKills = Campaign is null ? 3 : MostKills;

    private static readonly TimeSpan? Patience = Campaign is null ? null : TimeSpan.FromMinutes(30);

    private static readonly string TrialCount = (Campaign is null ? 16 : 4 * MostKills).ToString(CultureInfo.InvariantCulture);

    private static readonly Dictionary<string, string?> English = new() { ["LC_ALL"] = "C" };
    private readonly Folder folder = new();

    public StudyKillTests() => File.WriteAllText(folder["space.json"], ImproveTests.SmallSpace);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_study_that_is_killed_again_and_again_has_the_trials_of_one_that_is_not()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "processes are found in /proc");
        using var calm = ProgramProcess.Start(ProgramProcess.Vitrine, folder.Path, English, [.. Words("calm"), "--workers", "1"]);
        var undisturbed = await ProgramProcess.WaitAsync(calm, Patience);
        undisturbed.ExitCode.ShouldBe(0, undisturbed.Error);
        var kills = await DisturbAsync(new SplitMix64(11));
        kills.ShouldBeInRange(FewestKills, MostKills);
        Trials("wild").ShouldBe(Trials("calm"));
        File.ReadAllText(folder["wild", "best-recipe.json"]).ShouldBe(File.ReadAllText(folder["calm", "best-recipe.json"]));
    }

    private static string[] Words(string study) => ["improve", "--data", "sample", "--preset", "seed", "--space", "space.json", "--trials", TrialCount, "--trial-epochs", "6", "--confirm", "0", "--out", study, "--json"];

    /// <returns>How many processes were killed.</returns>
    private async Task<int> DisturbAsync(SplitMix64 random)
    {
        var killCount = 0;
        var words = Words("wild");
        while (true)
        {
            using var coordinator = ProgramProcess.Start(ProgramProcess.Vitrine, folder.Path, English, [.. words, "--workers", "2"]);
            var ending = ProgramProcess.WaitAsync(coordinator, Patience);
            while (killCount < MostKills && await Task.WhenAny(ending, Task.Delay(TimeSpan.FromSeconds(1 + (2 * random.NextDouble())), TestContext.Current.CancellationToken)) != ending)
            {
                killCount++;
                // now and then the coordinator, mostly one of its workers
                if (random.NextInt(3) == 0 || Workers("wild") is not { Count: > 0 } workers)
                {
                    coordinator.Kill();
                    break;
                }
                workers[random.NextInt(workers.Count)].Kill();
            }
            if ((await ending).ExitCode == 0)
                return killCount;
            if (File.Exists(folder["wild", "study.db"]) && HasSettings())
                words = ["improve", "--resume", "wild", "--confirm", "0", "--json"];
        }
    }

    private bool HasSettings()
    {
        using var storage = new SqliteStudyStorage(folder["wild", "study.db"]);
        return storage.ReadSettings() is not null;
    }

    /// <summary>Of this study: someone else may have another.</summary>
    private List<Process> Workers(string study) => [.. Process.GetProcessesByName("vitrine-cli").Where(process => CommandLine(process).Contains($"--carry-out-trial\0{folder[study]}\0", StringComparison.Ordinal))];

    private static string CommandLine(Process process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/cmdline");
        }
        catch (IOException)
        {
            // it ended just now
            return "";
        }
    }

    /// <returns>A line a trial: all but how often it was attempted and how long it took.</returns>
    private List<string> Trials(string study)
    {
        using var storage = new SqliteStudyStorage(new StudyFolder(folder[study]).Database);
        var settings = storage.ReadSettings()!;
        return [.. storage.ReadTrials().Select(trial =>
            $"{trial.Number} {settings.Space.ToJson(trial.Choice).ToJsonString()} {trial.State} {string.Join(' ', trial.Values)} {string.Join(' ', trial.Reports)} {trial.Reason}")];
    }
}
