using Shouldly;
using Vitrine.Improvement.Studies;
using Vitrine.Inference;
using Vitrine.Tests.Improvement.Spaces;
using Xunit;

namespace Vitrine.Tests.Improvement.Studies;

public sealed class SqliteStudyStorageTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 1, 14, 9, 30, 12, TimeSpan.Zero);
    private readonly string folder = Directory.CreateTempSubdirectory("vitrine-study-").FullName;

    private string Path => System.IO.Path.Combine(folder, "study.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_one_process_writes_another_reads()
    {
        using var one = New();
        using var other = new SqliteStudyStorage(Path);
        var choice = TestSpaces.Varied.Choose(parameter => parameter.FromUnit(0.6));
        one.TryAdd(new TrialRecord(0, choice)).ShouldBeTrue();
        var lease = one.TryLease(0, "one", Now, Now.AddSeconds(30))!;
        one.Report(lease, new TrialReport(1, 0.123456789012345678), Now.AddSeconds(30)).ShouldBeTrue();
        one.End(lease, new TrialRecord(0, choice) { State = TrialState.Finished, Values = [0.1 + 0.2], Seconds = 1.5 }).ShouldBeTrue();
        var read = other.ReadTrials().Single();
        read.Choice.ShouldBe(choice);
        read.Values.ShouldBe([0.1 + 0.2]);
        read.Reports.ShouldBe([new TrialReport(1, 0.123456789012345678)]);
        (read.State, read.Seconds, read.AttemptCount, read.FruitlessCount).ShouldBe((TrialState.Finished, 1.5, 1, 0));
    }

    [Fact]
    public void Settings_are_the_same_after_reading()
    {
        New().Dispose();
        using var storage = new SqliteStudyStorage(Path);
        var settings = storage.ReadSettings()!;
        settings.Objectives.ShouldBe(SimulatedWork.Settings.Objectives);
        (settings with { Objectives = SimulatedWork.Settings.Objectives }).ShouldBe(SimulatedWork.Settings);
    }

    [Fact]
    public void There_is_one_study_in_a_file()
    {
        using var storage = New();
        storage.TryCreate(SimulatedWork.Settings with { Seed = 9 }).ShouldBeFalse();
        storage.ReadSettings()!.Seed.ShouldBe(SimulatedWork.Settings.Seed);
    }

    [Fact]
    public void A_number_is_added_once_and_in_order()
    {
        using var storage = New();
        storage.TryAdd(Trial(1)).ShouldBeFalse();
        storage.TryAdd(Trial(0)).ShouldBeTrue();
        storage.TryAdd(Trial(0)).ShouldBeFalse();
        storage.TryAdd(Trial(1)).ShouldBeTrue();
        storage.ReadTrials(1).Select(trial => trial.Number).ShouldBe([1]);
    }

    [Fact]
    public void A_trial_is_leased_to_one_at_a_time()
    {
        using var storage = New();
        storage.TryAdd(Trial(0));
        var first = storage.TryLease(0, "first", Now, Now.AddSeconds(30))!;
        storage.TryLease(0, "second", Now.AddSeconds(29), Now.AddSeconds(59)).ShouldBeNull();
        storage.Renew(first, Now.AddSeconds(60)).ShouldBeTrue();
        storage.TryLease(0, "second", Now.AddSeconds(30), Now.AddSeconds(60)).ShouldBeNull();
        var second = storage.TryLease(0, "second", Now.AddSeconds(60), Now.AddSeconds(90))!;
        second.Token.ShouldBeGreaterThan(first.Token);
        storage.Renew(first, Now.AddSeconds(900)).ShouldBeFalse();
    }

    [Fact]
    public void Nothing_is_done_for_an_old_lease()
    {
        using var storage = New();
        storage.TryAdd(Trial(0));
        var old = storage.TryLease(0, "old", Now, Now)!;
        var current = storage.TryLease(0, "current", Now, Now.AddSeconds(30))!;
        storage.Report(old, new TrialReport(1, 0.5), Now).ShouldBeFalse();
        storage.End(old, Trial(0) with { State = TrialState.Pruned }).ShouldBeFalse();
        storage.Release(old).ShouldBeFalse();
        storage.ReadTrials().Single().Reports.ShouldBeEmpty();
        storage.End(current, Trial(0) with { State = TrialState.Pruned }).ShouldBeTrue();
        storage.End(current, Trial(0) with { State = TrialState.Failed }).ShouldBeFalse();
        storage.ReadTrials().Single().State.ShouldBe(TrialState.Pruned);
    }

    [Fact]
    public void A_step_keeps_its_first_report()
    {
        using var storage = New();
        storage.TryAdd(Trial(0));
        var lease = storage.TryLease(0, "worker", Now, Now.AddSeconds(30))!;
        storage.Report(lease, new TrialReport(1, 0.5), Now.AddSeconds(30));
        storage.Report(lease, new TrialReport(1, 0.7), Now.AddSeconds(30)).ShouldBeTrue();
        storage.ReadTrials().Single().Reports.ShouldBe([new TrialReport(1, 0.5)]);
    }

    [Fact]
    public void Documents_are_those_of_who_made_the_study()
    {
        using var storage = new SqliteStudyStorage(Path);
        storage.TryCreate(SimulatedWork.Settings, new Dictionary<string, string> { ["recipe"] = "one" }).ShouldBeTrue();
        storage.TryCreate(SimulatedWork.Settings, new Dictionary<string, string> { ["recipe"] = "two", ["other"] = "three" }).ShouldBeFalse();
        storage.ReadDocument("recipe").ShouldBe("one");
        storage.ReadDocument("other").ShouldBeNull();
    }

    [Fact]
    public void Who_gives_a_trial_back_after_a_report_has_not_died_over_it()
    {
        using var storage = New();
        storage.TryAdd(Trial(0)).ShouldBeTrue();
        var lease = storage.TryLease(0, "worker", Now, Now.AddSeconds(30))!;
        storage.Report(lease, new TrialReport(1, 0.5), Now.AddSeconds(30));
        storage.Release(lease).ShouldBeTrue();
        storage.ReadTrials().Single().FruitlessCount.ShouldBe(0);
    }

    [Fact]
    public async Task Processes_side_by_side_lose_nothing()
    {
        New().Dispose();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(() =>
        {
            using var storage = new SqliteStudyStorage(Path);
            for (var number = storage.ReadTrials().Count; number < 40; number = storage.ReadTrials().Count)
            {
                storage.TryAdd(Trial(number));
                if (storage.TryLease(number, $"{worker}", Now, Now.AddSeconds(30)) is { } lease)
                    storage.End(lease, Trial(number) with { State = TrialState.Finished, Values = [worker], Seconds = 1 }).ShouldBeTrue();
            }
        })));
        using var storage = new SqliteStudyStorage(Path);
        storage.ReadTrials().Count.ShouldBe(40);
        storage.ReadTrials().ShouldAllBe(trial => trial.AttemptCount <= 1);
    }

    [Fact]
    public void A_file_of_something_else_is_refused()
    {
        File.WriteAllText(Path, new string('x', 4096));
        var problem = Should.Throw<VitrineException>(() => new SqliteStudyStorage(Path));
        problem.Kind.ShouldBe(FailureKind.DataOrModel);
        problem.Message.ShouldStartWith($"{Path} is not a study: ");
    }

    [Fact]
    public void A_database_of_something_else_is_refused_and_left_alone()
    {
        Sql("CREATE TABLE photographs (name TEXT)");
        Should.Throw<VitrineException>(() => new SqliteStudyStorage(Path)).Message.ShouldBe($"{Path} is not a study: the file holds tables of something else.");
    }

    [Fact]
    public void A_study_of_a_newer_version_is_refused()
    {
        New().Dispose();
        Sql("PRAGMA user_version = 7");
        Should.Throw<VitrineException>(() => new SqliteStudyStorage(Path)).Message.ShouldBe($"The study {Path} has format 7, this Vitrine knows up to 1. Use a newer Vitrine.");
    }

    private static TrialRecord Trial(int number) => new(number, TestSpaces.Varied.Choose(parameter => parameter.FromUnit(0.1 + (number / 1000.0))));

    private SqliteStudyStorage New()
    {
        var storage = new SqliteStudyStorage(Path);
        storage.TryCreate(SimulatedWork.Settings).ShouldBeTrue();
        return storage;
    }

    private void Sql(string text)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
