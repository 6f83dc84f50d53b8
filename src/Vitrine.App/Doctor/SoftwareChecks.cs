using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SkiaSharp;
using Vitrine.Charts;
using Vitrine.Inference;
using Vitrine.Torch;

namespace Vitrine.App.Doctor;

/// <summary>Whether the libraries that Vitrine stands on load and work. Each is a method of its own, so that one that cannot load breaks no other.</summary>
internal static class SoftwareChecks
{
    private const int NeededMajorVersion = 10;

    internal static Finding DotNet(string title)
    {
        var sdks = SdkVersions(RuntimeEnvironment.GetRuntimeDirectory());
        var runtime = DoctorText.Runtime.Fill(Environment.Version);
        return sdks.Any(version => version.StartsWith($"{NeededMajorVersion}.", StringComparison.Ordinal))
            ? new Finding("", title, Health.Good, $"{runtime}, SDK {string.Join(", ", sdks)}")
            : new Finding("", title, Health.Warning, $"{runtime}, {DoctorText.NoSdk}", DoctorText.InstallSdk);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Finding LibTorch(string title)
    {
        var version = NativeRuntime.Probe();
        return new Finding("", title, Health.Good, NativeRuntime.LoadedPatchedCopy ? DoctorText.LibTorchPatched.Fill(version) : version);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Finding OnnxRuntime(string title) =>
        new("", title, Health.Good, Microsoft.ML.OnnxRuntime.OrtEnv.Instance().GetVersionString());

    /// <summary>A picture is encoded and comes back as it was.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Finding SkiaSharp(string title)
    {
        using var bitmap = new SKBitmap(2, 2, SKColorType.Rgba8888, SKAlphaType.Opaque);
        bitmap.SetPixel(1, 1, SKColors.Teal);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        using var decoded = SKBitmap.Decode(png);
        return decoded.GetPixel(1, 1) == SKColors.Teal
            ? new Finding("", title, Health.Good, typeof(SKBitmap).Assembly.GetName().Version!.ToString(fieldCount: 3))
            : new Finding("", title, Health.Broken, DoctorText.PictureDiffers, Examination.Rebuild);
    }

    /// <summary>SkiaSharp without its fonts draws charts with no text and no error, so that pixels are looked at.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Finding Fonts(string title)
    {
        using var bitmap = new SKBitmap(64, 32, SKColorType.Gray8, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        using var font = new SKFont(ChartFont.Regular, 20);
        using var paint = new SKPaint { Color = SKColors.White };
        canvas.DrawText("Ação", 2, 24, SKTextAlign.Left, font, paint);
        return bitmap.Bytes.Any(pixel => pixel != 0)
            ? new Finding("", title, Health.Good, DoctorText.TextIsDrawn.Fill(ChartFont.Family))
            : new Finding("", title, Health.Broken, DoctorText.TextIsNotDrawn, Examination.Rebuild);
    }

    /// <summary>The SDKs beside the running runtime, whose folder is ROOT/shared/Microsoft.NETCore.App/VERSION/.</summary>
    internal static IReadOnlyList<string> SdkVersions(string runtimeFolder)
    {
        var sdks = Path.GetFullPath(Path.Combine(runtimeFolder, "..", "..", "..", "sdk"));
        return Directory.Exists(sdks) ? [.. Directory.EnumerateDirectories(sdks).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)] : [];
    }
}
