using System.Text.Json;
using SkiaSharp;
using Vitrine.Data;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.App;

/// <summary>One short run on the embedded sample, made once for a class of tests.</summary>
public sealed class SampleRun : IAsyncLifetime
{
    private readonly TestTerminal terminal;

    public SampleRun() => terminal = new TestTerminal { Folder = Folder.Path };

    internal Folder Folder { get; } = new();

    internal int ExitCode { get; private set; }

    internal string Error => terminal.Error;

    internal JsonElement Document => terminal.Json();

    public async ValueTask InitializeAsync() =>
        ExitCode = await terminal.RunAsync("run --data sample --preset seed --epochs 2 --improve off --out runs/sample --json");

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The first test image of the sample, as a shop would show it: large, dark on white.</summary>
    internal string WritePicture()
    {
        var image = SampleData.Load().Test.Image(0);
        using var small = new SKBitmap(28, 28, SKColorType.Gray8, SKAlphaType.Opaque);
        for (var i = 0; i < image.Length; i++)
            small.SetPixel(i % 28, i / 28, new SKColor((byte)(255 - image[i]), (byte)(255 - image[i]), (byte)(255 - image[i])));
        using var large = small.Resize(new SKSizeI(280, 280), new SKSamplingOptions(SKFilterMode.Linear));
        var path = Folder["picture.png"];
        using var file = File.Create(path);
        large.Encode(file, SKEncodedImageFormat.Png, 100);
        return path;
    }
}
