using System.Runtime.ExceptionServices;
using TorchSharp;

namespace Vitrine.Torch;

/// <summary>
/// Threads that compute side by side, each on work of its own. torch divides every operation between its threads, and where operations are
/// small their waiting for each other costs as much as the work; who divides the work itself waits once.
/// </summary>
internal sealed class ComputeThreads : IDisposable
{
    private readonly List<(Thread Thread, SemaphoreSlim Start)> helpers;
    private readonly CountdownEvent running = new(1);
    private readonly int threadsBefore = torch.get_num_threads();
    private Action<int> work = _ => { };
    private int itemCount;
    private ExceptionDispatchInfo? failure;
    private volatile bool isEnding;

    /// <param name="count">The thread that makes them included, which works too.</param>
    /// <param name="processors">Shared evenly: so many threads each of them gives to torch's own division.</param>
    internal ComputeThreads(int count, int processors)
    {
        Count = count;
        var own = Math.Max(1, processors / count);
        helpers = [.. Enumerable.Range(1, count - 1).Select(index => Start(index, own))];
        torch.set_num_threads(own);
    }

    internal int Count { get; }

    public void Dispose()
    {
        isEnding = true;
        foreach (var (thread, start) in helpers)
        {
            start.Release();
            thread.Join();
            start.Dispose();
        }
        running.Dispose();
        torch.set_num_threads(threadsBefore);
    }

    /// <summary>Does the work of every item and returns when all is done. Which thread takes which item is always the same.</summary>
    /// <param name="items">How many.</param>
    /// <param name="action">Takes an item's number, on any of the threads.</param>
    internal void Run(int items, Action<int> action)
    {
        (work, itemCount, failure) = (action, items, null);
        running.Reset(Count);
        foreach (var (_, start) in helpers)
            start.Release();
        Share(0);
        running.Wait();
        failure?.Throw();
    }

    private (Thread Thread, SemaphoreSlim Start) Start(int index, int own)
    {
        var start = new SemaphoreSlim(0);
        var thread = new Thread(() => Serve(index, start, own)) { IsBackground = true, Name = $"compute {index}" };
        thread.Start();
        return (thread, start);
    }

    private void Serve(int index, SemaphoreSlim start, int own)
    {
        // libtorch keeps the number a thread
        torch.set_num_threads(own);
        for (start.Wait(); !isEnding; start.Wait())
            Share(index);
    }

    private void Share(int index)
    {
        try
        {
            for (var item = index; item < itemCount; item += Count)
                work(item);
        }
        catch (Exception fault)
        {
            // thrown again where the work was asked for
            failure = ExceptionDispatchInfo.Capture(fault);
        }
        finally
        {
            running.Signal();
        }
    }
}
