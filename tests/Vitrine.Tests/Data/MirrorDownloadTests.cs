using System.Net;
using System.Net.Sockets;
using Shouldly;
using Vitrine.Data;
using Xunit;

namespace Vitrine.Tests.Data;

/// <summary>Over a real connection: a server on this machine that drops the first transfer of each file in its middle.</summary>
public sealed class MirrorDownloadTests : IDisposable
{
    private readonly FakeMachine machine = new();
    private readonly HttpListener listener = new();
    private readonly Uri address;
    private readonly List<string?> ranges = [];

    public MirrorDownloadTests()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        probe.Stop();
        listener.Prefixes.Add(address.AbsoluteUri);
        listener.Start();
    }

    public void Dispose()
    {
        listener.Close();
        machine.Dispose();
    }

    [Fact]
    public async Task Dropped_connections_are_resumed_until_all_files_are_whole()
    {
        var server = ServeAsync();
        var options = machine.Options with
        {
            Mirrors = [address],
            Environment = machine.Options.Environment with { CreateHandler = new DatasetEnvironment().CreateHandler },
        };
        var dataset = await DatasetStore.OpenAsync("fashion-mnist", options, cancellationToken: TestContext.Current.CancellationToken);
        dataset.Source.ShouldBe(machine.Cache);
        listener.Stop();
        await server;
        ranges.Count(range => range is null).ShouldBe(4);
        ranges.OfType<string>().Count().ShouldBe(4);
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                Answer(await listener.GetContextAsync());
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException && !listener.IsListening)
            {
                return;
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var content = machine.Packed[context.Request.Url!.AbsolutePath[1..]];
        var range = context.Request.Headers["Range"];
        ranges.Add(range);
        var start = range is null ? 0 : int.Parse(range["bytes=".Length..^1], System.Globalization.CultureInfo.InvariantCulture);
        context.Response.StatusCode = range is null ? 200 : 206;
        context.Response.ContentLength64 = content.Length - start;
        if (range is not null)
            context.Response.Headers["Content-Range"] = $"bytes {start}-{content.Length - 1}/{content.Length}";
        context.Response.OutputStream.Write(content.AsSpan(start, range is null ? content.Length / 2 : content.Length - start));
        context.Response.OutputStream.Flush();
        if (range is null)
            context.Response.Abort();
        else
            context.Response.Close();
    }
}
