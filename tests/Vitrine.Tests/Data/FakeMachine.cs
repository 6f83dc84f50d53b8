using System.Net;
using System.Runtime.InteropServices;
using Vitrine.Data;

namespace Vitrine.Tests.Data;

/// <summary>
/// A machine of its own under a temporary folder, with a small set that passes for Fashion-MNIST, no network and no apt until a test gives it some.
/// </summary>
internal sealed class FakeMachine : IDisposable
{
    internal static readonly Uri FirstMirror = new("http://first.example/fashion/");
    internal static readonly Uri SecondMirror = new("http://second.example/");

    private readonly Folder folder = new();

    internal FakeMachine()
    {
        Directory.CreateDirectory(Home);
        var original = new Folder();
        original.WriteSet(trainCount: 40, testCount: 20, height: 28, width: 28, classCount: 10);
        Packed = Directory.GetFiles(original.Path).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes, StringComparer.Ordinal);
        Release = [.. FashionMnist.Files.Select(file => Describe(file.Name, original[file.Name + ".gz"]))];
        original.Dispose();
    }

    internal IReadOnlyDictionary<string, byte[]> Packed { get; }

    internal IReadOnlyList<DatasetFile> Release { get; }

    internal string Home => folder["home"];

    internal string Cache => Path.Combine(Home, ".cache", "vitrine", "datasets", "fashion-mnist");

    internal string Keras => Path.Combine(Home, ".keras", "datasets", "fashion-mnist");

    internal string SystemFolder => folder["system"];

    internal Dictionary<string, string> Variables { get; } = [];

    internal List<HttpRequestMessage> Requests { get; } = [];

    internal List<DatasetProgress> Reports { get; } = [];

    /// <summary>Answers a request; unreachable unless a test says otherwise.</summary>
    internal Func<HttpRequestMessage, HttpResponseMessage> Network { get; set; } = _ => throw new HttpRequestException("no route");

    internal CommandRunner Commands { get; set; } = (_, _, _, _) => Task.FromResult<CommandResult?>(null);

    internal DatasetStoreOptions Options => new()
    {
        Mirrors = [FirstMirror, SecondMirror],
        RetryDelay = TimeSpan.Zero,
        FashionMnistFiles = Release,
        Environment = new DatasetEnvironment
        {
            Home = Home,
            Variable = name => Variables.GetValueOrDefault(name),
            CurrentFolder = folder["current"],
            SystemFolder = SystemFolder,
            Platform = OSPlatform.Linux,
            CreateHandler = _ => new StubHandler(this),
            RunCommand = (command, arguments, workingFolder, token) => Commands(command, arguments, workingFolder, token),
        },
    };

    internal Task<Dataset> OpenAsync(DatasetStoreOptions? options = null, CancellationToken cancellationToken = default) =>
        DatasetStore.OpenAsync("fashion-mnist", options ?? Options, new Recorder(Reports), cancellationToken);

    /// <summary>Lays the good files into a folder.</summary>
    internal void Install(string target)
    {
        Directory.CreateDirectory(target);
        foreach (var (name, content) in Packed)
            File.WriteAllBytes(Path.Combine(target, name), content);
    }

    internal HttpResponseMessage Serve(HttpRequestMessage request)
    {
        var content = Packed[FileName(request)];
        var offset = (int)(request.Headers.Range?.Ranges.Single().From ?? 0);
        var response = new HttpResponseMessage(offset > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.OK) { Content = new ByteArrayContent(content[offset..]) };
        if (offset > 0)
            response.Content.Headers.ContentRange = new(offset, content.Length - 1, content.Length);
        return response;
    }

    internal static string FileName(HttpRequestMessage request) => Path.GetFileName(request.RequestUri!.AbsolutePath);

    public void Dispose() => folder.Dispose();

    private static DatasetFile Describe(string name, string path)
    {
        if (name.Contains("labels", StringComparison.Ordinal))
        {
            var labels = IdxReader.ReadLabels(path);
            return new DatasetFile(name, labels.Sha256, labels.Labels.Length + 8);
        }

        var images = IdxReader.ReadImages(path);
        return new DatasetFile(name, images.Sha256, images.Pixels.Length + 16);
    }

    private sealed class StubHandler(FakeMachine machine) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            machine.Requests.Add(request);
            return Task.FromResult(machine.Network(request));
        }
    }

    private sealed class Recorder(List<DatasetProgress> reports) : IProgress<DatasetProgress>
    {
        public void Report(DatasetProgress value) => reports.Add(value);
    }
}
