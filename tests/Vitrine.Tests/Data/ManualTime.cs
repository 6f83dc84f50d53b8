namespace Vitrine.Tests.Data;

/// <summary>Time that passes only when a test says so: every running timer fires at once.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<ManualTimer> timers = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(() => callback(state)) { IsRunning = dueTime != Timeout.InfiniteTimeSpan };
        lock (timers)
            timers.Add(timer);
        return timer;
    }

    internal void FireAll()
    {
        ManualTimer[] running;
        lock (timers)
            running = [.. timers.Where(timer => timer.IsRunning)];
        foreach (var timer in running)
            timer.Fire();
    }

    private sealed class ManualTimer(Action callback) : ITimer
    {
        internal bool IsRunning { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            IsRunning = dueTime != Timeout.InfiniteTimeSpan;
            return true;
        }

        public void Dispose() => IsRunning = false;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        internal void Fire()
        {
            IsRunning = false;
            callback();
        }
    }
}
