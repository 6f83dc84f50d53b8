using Shouldly;
using Vitrine.Improvement.Studies;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Improvement.Studies;

public sealed class LeaseKeeperTests
{
    [Fact]
    public void A_silent_worker_keeps_its_trial_until_it_is_lost()
    {
        using var folder = new Folder();
        using var storage = new SqliteStudyStorage(folder["study.db"]);
        var clock = new SettableTime();
        var study = Study.Create(storage, SimulatedWork.Settings, time: clock);
        var trial = study.Ask("silent")!;
        var (timers, isLost) = (new ManualTime(), false);
        using var keeper = new LeaseKeeper(new SqliteStudyStorage(folder["study.db"]), trial.Lease, TimeSpan.FromDays(10_000), timers, () => isLost = true);
        timers.FireAll();
        clock.Now += study.LeaseTime;
        study.Ask("another")!.Number.ShouldBe(1, "the first is kept");
        isLost.ShouldBeFalse();
    }

    [Fact]
    public void Who_has_lost_a_trial_is_told()
    {
        using var folder = new Folder();
        using var storage = new SqliteStudyStorage(folder["study.db"]);
        var clock = new SettableTime();
        var study = Study.Create(storage, SimulatedWork.Settings, time: clock);
        var trial = study.Ask("silent")!;
        clock.Now += study.LeaseTime;
        study.Ask("heir")!.Number.ShouldBe(trial.Number);
        var (timers, isLost) = (new ManualTime(), false);
        using var keeper = new LeaseKeeper(new SqliteStudyStorage(folder["study.db"]), trial.Lease, TimeSpan.FromSeconds(30), timers, () => isLost = true);
        timers.FireAll();
        isLost.ShouldBeTrue();
    }
}
