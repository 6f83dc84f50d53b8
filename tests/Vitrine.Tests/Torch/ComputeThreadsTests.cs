using System.Collections.Concurrent;
using Shouldly;
using TorchSharp;
using Vitrine.Torch;
using Xunit;

namespace Vitrine.Tests.Torch;

public sealed class ComputeThreadsTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 5)]
    [InlineData(3, 2)]
    public void Every_item_is_done_once_and_always_by_the_same_thread(int count, int items)
    {
        using var threads = new ComputeThreads(count, processors: count);
        var (first, second) = (Places(), Places());
        first.Keys.Order().ShouldBe(Enumerable.Range(0, items));
        second.ShouldBe(first, ignoreOrder: true);
        first.Values.Distinct().Count().ShouldBe(Math.Min(count, items));

        ConcurrentDictionary<int, int> Places()
        {
            var places = new ConcurrentDictionary<int, int>();
            threads.Run(items, item => places.TryAdd(item, Environment.CurrentManagedThreadId).ShouldBeTrue());
            return places;
        }
    }

    [Fact]
    public void Processors_are_shared_and_given_back()
    {
        var before = torch.get_num_threads();
        using (var threads = new ComputeThreads(2, processors: 6))
        {
            var seen = new int[2];
            threads.Run(2, item => seen[item] = torch.get_num_threads());
            seen.ShouldBe([3, 3]);
        }
        torch.get_num_threads().ShouldBe(before);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void What_fails_on_any_thread_is_thrown_and_the_threads_go_on(int place)
    {
        using var threads = new ComputeThreads(2, processors: 2);
        Should.Throw<InvalidDataException>(() => threads.Run(2, item =>
        {
            if (item == place)
                throw new InvalidDataException("no");
        }));
        var done = 0;
        threads.Run(4, _ => Interlocked.Increment(ref done));
        done.ShouldBe(4);
    }
}
