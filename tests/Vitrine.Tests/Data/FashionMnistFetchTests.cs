using System.Net;
using Shouldly;
using Vitrine.Data;
using Vitrine.Inference;
using Xunit;

namespace Vitrine.Tests.Data;

public sealed class FashionMnistFetchTests : IDisposable
{
    private const string TrainImages = "train-images-idx3-ubyte.gz";

    private readonly FakeMachine machine = new();
    private readonly SpokenLanguage english = new(Language.English);

    public void Dispose()
    {
        machine.Dispose();
        english.Dispose();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_not_there_is_downloaded_into_our_cache_with_progress()
    {
        machine.Network = machine.Serve;
        var dataset = await machine.OpenAsync(cancellationToken: Token);
        dataset.Source.ShouldBe(machine.Cache);
        FilesInCache().ShouldBe(machine.Packed.Keys.Order(StringComparer.Ordinal));
        var last = machine.Reports[^1];
        last.Message.ShouldBe("Downloading train-images-idx3-ubyte from first.example");
        (last.Bytes, last.TotalBytes).ShouldBe((machine.Packed[TrainImages].Length, machine.Packed[TrainImages].Length));
    }

    [Fact]
    public async Task A_second_opening_needs_no_network()
    {
        machine.Network = machine.Serve;
        await machine.OpenAsync(cancellationToken: Token);
        machine.Requests.Clear();
        (await machine.OpenAsync(cancellationToken: Token)).Source.ShouldBe(machine.Cache);
        machine.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_broken_transfer_goes_on_where_it_broke()
    {
        var brokenAt = machine.Packed[TrainImages].Length / 2;
        machine.Network = request => IsWholeTrainImages(request) ? Breaking(brokenAt) : machine.Serve(request);
        (await machine.OpenAsync(cancellationToken: Token)).Source.ShouldBe(machine.Cache);
        machine.Requests[^1].Headers.Range!.ToString().ShouldBe($"bytes={brokenAt}-");
        machine.Reports.ShouldContain(report => report.IsWarning
            && report.Message == "train-images-idx3-ubyte: first.example could not be reached (connection reset); trying again");
    }

    [Fact]
    public async Task A_stalled_transfer_is_broken_off_and_goes_on()
    {
        var time = new ManualTime();
        var stalledAt = machine.Packed[TrainImages].Length / 3;
        machine.Network = request => IsWholeTrainImages(request) ? Breaking(stalledAt, time.FireAll) : machine.Serve(request);
        (await machine.OpenAsync(WithTime(time), Token)).Source.ShouldBe(machine.Cache);
        machine.Requests[^1].Headers.Range!.ToString().ShouldBe($"bytes={stalledAt}-");
        machine.Reports.ShouldContain(report => report.Message == "train-images-idx3-ubyte: first.example did not answer in time; trying again");
    }

    [Fact]
    public async Task A_part_left_by_a_killed_process_is_used()
    {
        Directory.CreateDirectory(machine.Cache);
        File.WriteAllBytes(Path.Combine(machine.Cache, TrainImages + ".part"), machine.Packed[TrainImages][..50]);
        machine.Network = machine.Serve;
        await machine.OpenAsync(cancellationToken: Token);
        machine.Requests[^1].Headers.Range!.ToString().ShouldBe("bytes=50-");
        FilesInCache().ShouldBe(machine.Packed.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_part_that_is_no_beginning_of_the_file_is_started_anew()
    {
        Directory.CreateDirectory(machine.Cache);
        File.WriteAllBytes(Path.Combine(machine.Cache, TrainImages + ".part"), new byte[50]);
        machine.Network = machine.Serve;
        (await machine.OpenAsync(cancellationToken: Token)).Source.ShouldBe(machine.Cache);
        machine.Reports.ShouldContain(report => report.Message.Contains("first.example gave a train-images-idx3-ubyte with wrong content"));
    }

    [Fact]
    public async Task A_part_longer_than_the_file_is_started_anew()
    {
        Directory.CreateDirectory(machine.Cache);
        File.WriteAllBytes(Path.Combine(machine.Cache, TrainImages + ".part"), new byte[9_000]);
        machine.Network = request => request.Headers.Range is null ? machine.Serve(request) : new HttpResponseMessage(HttpStatusCode.RequestedRangeNotSatisfiable);
        (await machine.OpenAsync(cancellationToken: Token)).Source.ShouldBe(machine.Cache);
    }

    [Fact]
    public async Task A_mirror_that_ignores_ranges_is_read_from_the_start()
    {
        Directory.CreateDirectory(machine.Cache);
        File.WriteAllBytes(Path.Combine(machine.Cache, TrainImages + ".part"), machine.Packed[TrainImages][..50]);
        machine.Network = request =>
        {
            request.Headers.Range = null;
            return machine.Serve(request);
        };
        (await machine.OpenAsync(cancellationToken: Token)).Source.ShouldBe(machine.Cache);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, 1)]
    [InlineData(HttpStatusCode.ServiceUnavailable, 4)]
    public async Task A_mirror_without_the_file_gives_way_to_the_next(HttpStatusCode status, int attempts)
    {
        machine.Network = request => IsFirst(request) ? new HttpResponseMessage(status) : machine.Serve(request);
        (await machine.OpenAsync(cancellationToken: Token)).Source.ShouldBe(machine.Cache);
        machine.Requests.Count(IsFirst).ShouldBe(attempts);
        machine.Reports.ShouldContain(report => report.IsWarning && report.Message == $"first.example answered with status {(int)status}");
    }

    [Fact]
    public async Task A_mirror_with_wrong_content_gives_way_to_the_next()
    {
        machine.Network = request => IsFirst(request) ? new HttpResponseMessage { Content = new StringContent("<html>") } : machine.Serve(request);
        (await machine.OpenAsync(cancellationToken: Token)).Source.ShouldBe(machine.Cache);
        machine.Reports.ShouldContain(report => report.Message == "first.example gave a t10k-labels-idx1-ubyte with wrong content");
    }

    [Fact]
    public async Task A_mirror_that_never_ends_is_broken_off()
    {
        machine.Network = request => IsFirst(request) ? new HttpResponseMessage { Content = new StreamContent(new EndlessStream()) } : machine.Serve(request);
        (await machine.OpenAsync(cancellationToken: Token)).Source.ShouldBe(machine.Cache);
    }

    [Fact]
    public async Task A_mirror_that_is_not_there_is_asked_once()
    {
        machine.Network = request => IsFirst(request) ? throw new HttpRequestException("no route") : machine.Serve(request);
        await machine.OpenAsync(cancellationToken: Token);
        machine.Requests.Count(IsFirst).ShouldBe(1);
    }

    [Fact]
    public async Task Attempts_are_limited_and_nothing_half_written_has_a_name()
    {
        machine.Network = _ => Breaking(0);
        await Should.ThrowAsync<VitrineException>(machine.OpenAsync(cancellationToken: Token));
        machine.Requests.Count.ShouldBe(8);
        FilesInCache().ShouldAllBe(name => name.EndsWith(".part"));
    }

    [Fact]
    public async Task A_mirror_that_refuses_leaves_no_file()
    {
        machine.Network = _ => new HttpResponseMessage(HttpStatusCode.Forbidden);
        await Should.ThrowAsync<VitrineException>(machine.OpenAsync(cancellationToken: Token));
        FilesInCache().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_part_of_another_range_is_thrown_away()
    {
        Directory.CreateDirectory(machine.Cache);
        File.WriteAllBytes(Path.Combine(machine.Cache, TrainImages + ".part"), machine.Packed[TrainImages][..50]);
        machine.Network = request =>
        {
            var response = machine.Serve(request);
            response.Content.Headers.ContentRange = request.Headers.Range is null ? null : new(40, 60, 100);
            return response;
        };
        (await machine.OpenAsync(cancellationToken: Token)).Source.ShouldBe(machine.Cache);
        machine.Requests[^1].Headers.Range.ShouldBeNull();
    }

    [Fact]
    public async Task Cancelling_ends_a_stalled_transfer()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        machine.Network = _ => Breaking(10, cancellation.Cancel);
        await Should.ThrowAsync<OperationCanceledException>(machine.OpenAsync(cancellationToken: cancellation.Token));
    }

    [Fact]
    public async Task When_all_fails_the_sentence_says_what_was_tried_and_what_to_do()
    {
        var fault = await Should.ThrowAsync<VitrineException>(machine.OpenAsync(cancellationToken: Token));
        fault.Kind.ShouldBe(FailureKind.DataOrModel);
        var places = string.Join(", ", DatasetPlaces.All(machine.Options.Environment));
        fault.Message.ShouldBe($"Fashion-MNIST is not on this machine and could not be fetched (looked in {places}; tried: first.example could not be reached (no route); "
            + "second.example could not be reached (no route); this machine has no apt-get); connect to the network and run `vitrine data fetch`, "
            + "give its folder with `--data FOLDER`, or try the built-in `--data sample`.");
    }

    [Fact]
    public async Task When_all_fails_Portuguese_says_so_too()
    {
        using var portuguese = new SpokenLanguage(Language.Portuguese);
        var fault = await Should.ThrowAsync<VitrineException>(machine.OpenAsync(cancellationToken: Token));
        fault.Message.ShouldStartWith("O Fashion-MNIST não está nesta máquina");
        fault.Message.ShouldContain("first.example (no route); não foi possível acessar second.example (no route); esta máquina não tem apt-get)");
        fault.Message.ShouldEndWith("com `--data sample`.");
    }

    [Fact]
    public async Task A_damaged_file_in_our_cache_is_fetched_again()
    {
        machine.Install(machine.Cache);
        File.WriteAllBytes(Path.Combine(machine.Cache, "train-labels-idx1-ubyte"), [0, 0, 8, 1]);
        machine.Network = machine.Serve;
        File.Delete(Path.Combine(machine.Cache, TrainImages));
        (await machine.OpenAsync(cancellationToken: Token)).Source.ShouldBe(machine.Cache);
        machine.Requests.ShouldHaveSingleItem();
        FilesInCache().ShouldBe(machine.Packed.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_is_named()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(machine.Cache)!);
        File.WriteAllText(machine.Cache, "a file where the folder belongs");
        var fault = await Should.ThrowAsync<VitrineException>(machine.OpenAsync(cancellationToken: Token));
        fault.Message.ShouldStartWith($"The data cannot be kept in {machine.Cache}: ");
        fault.Message.ShouldEndWith(" Free some space or name another folder in XDG_CACHE_HOME.");
        fault.Kind.ShouldBe(FailureKind.Failed);
    }

    [Fact]
    public async Task A_second_process_waits_for_the_first()
    {
        machine.Network = machine.Serve;
        Directory.CreateDirectory(machine.Cache);
        Task<Dataset> second;
        using (await CacheLock.TakeAsync(machine.Cache, TimeProvider.System, progress: null, Token))
        {
            second = machine.OpenAsync(cancellationToken: Token);
            await WaitForAsync(() => machine.Reports.Exists(report => report.Message.StartsWith("Waiting for another process", StringComparison.Ordinal)));
            machine.Requests.ShouldBeEmpty();
        }

        (await second).Source.ShouldBe(machine.Cache);
    }

    private DatasetStoreOptions WithTime(TimeProvider time) =>
        machine.Options with { Environment = machine.Options.Environment with { TimeProvider = time } };

    private static async Task WaitForAsync(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(10, Token);
    }

    private static bool IsFirst(HttpRequestMessage request) => request.RequestUri!.Host == FakeMachine.FirstMirror.Host;

    private static bool IsWholeTrainImages(HttpRequestMessage request) => FakeMachine.FileName(request) == TrainImages && request.Headers.Range is null;

    private HttpResponseMessage Breaking(int length, Action? onSilence = null) =>
        new() { Content = new StreamContent(new BreakingStream(machine.Packed[TrainImages][..length], onSilence)) };

    private IEnumerable<string> FilesInCache() =>
        Directory.GetFiles(machine.Cache).Select(path => Path.GetFileName(path)).Where(name => name != ".lock").Order(StringComparer.Ordinal);

    private sealed class EndlessStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(buffer.Length);
    }
}
