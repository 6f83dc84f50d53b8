using System.Text;
using SkiaSharp;
using Vitrine.Bundles;
using Vitrine.Bundles.Exports;
using Vitrine.Bundles.Imports;
using Vitrine.Bundles.Imports.Keras;
using Vitrine.Data;
using Vitrine.Data.Formats;
using Vitrine.Files;
using Vitrine.Improvement.Spaces;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Inference.Preprocessing;
using Vitrine.Models;
using Vitrine.Tests.Bundles.Exports;
using Vitrine.Tests.Data;
using Vitrine.Tests.Inference.Preprocessing;
using Vitrine.Training;

namespace Vitrine.Tests.Fuzzing;

/// <summary>Every parser, each with files that it reads.</summary>
internal static class FuzzTargets
{
    /// <summary>Of what a packed file holds.</summary>
    private const int Unpacking = Deflate.MostExpansion * FuzzTarget.PlainExpansion;

    private static readonly PortableModel Model = Calibrated(PortableModels.Untrained(new Architecture([new Conv2d { Filters = 2, Stride = 4 }, new BatchNorm(), new Relu(), new Flatten(), new Dense()]), seed: 1));

    internal static readonly IReadOnlyList<FuzzTarget> All =
    [
        new("idx", [Written("x", path => IdxWriter.WriteImages(path, new byte[60], 4, 3))], file => Idx(file, IdxReader.ReadImages), Unpacking),
        new("idx labels", [Written("x", path => IdxWriter.WriteLabels(path, new byte[60]))], file => Idx(file, IdxReader.ReadLabels), Unpacking),
        new("npy", [NpyArray.Of([3, 4], new float[12]).ToBytes(), NpyArray.Of([5], new byte[5]).ToBytes()], Npy),
        new("npz", [Exported("npz"), Written("x.npz", path => NpzFile.Write(path, [KeyValuePair.Create("x_train", NpyArray.Of([2, 4, 4], new byte[32]))], isCompressed: true))], OnDisk(".npz", path => NpzFile.Read(path)), Unpacking),
        new("csv", ["label,pixel1,pixel2,pixel3,pixel4\n0,1,2,3,255\n1,0,0,0,9\n"u8.ToArray()], OnDisk(".csv", path => CsvTable.Read(path))),
        new("keras h5", KerasFiles("*.h5"), OnDisk(".h5", path => KerasFile.Read(path))),
        new("keras zip", KerasFiles("*.keras"), OnDisk(".keras", path => KerasFile.Read(path)), Unpacking),
        new("safetensors model", [Unsealed.Safetensors(Exported("safetensors"))], OnDisk(".safetensors", Import), Expansion: 64),
        new("npz model", [Exported("npz")], OnDisk(".npz", Import), Unpacking),
        new("safetensors", [Exported("safetensors"), Written("x", path => SafetensorsFile.Write(path, new Dictionary<string, Weight> { ["a"] = new([2, 3], new float[6]) }))], OnDisk(".safetensors", path => SafetensorsFile.Read(path))),
        new("vitrine.json", [Model.Texts[BundleFiles.Manifest], Unsealed.Manifest(Model.Texts[BundleFiles.Manifest])], file => _ = ModelBundle.ArchitectureOf(ManifestReader.Read("vitrine.json", file, isBundle: false), "vitrine.json"), Expansion: 64),
        new("probe.json", [Model.Texts[BundleFiles.Probe]], file => ManifestReader.ReadProbe("probe.json", file, Model.Manifest), Expansion: 16),
        new("onnx", [Exported("onnx"), Unsealed.Onnx(Exported("onnx"))], OnDisk(".onnx", path => ExportFormats.Named("onnx").Verify(path)), Expansion: 64),
        new("onnx int8", [Unsealed.Onnx(Exported("onnx-int8"))], OnDisk(".onnx", path => ExportFormats.Named("onnx-int8").Verify(path)), Expansion: 64),
        new("recipe", [Encoding.UTF8.GetBytes(RecipeJson.Format(Recipes.Fast))], file => RecipeJson.Parse(Encoding.UTF8.GetString(file), "recipe.json", Recipes.Seed), Expansion: 64),
        new("picture", Pictures(), file => PictureReader.Read(file, 28, 28), FuzzTarget.PlainExpansion * (int)PictureDecoder.MostPixelsPerByte),
        new("search space", [Encoding.UTF8.GetBytes(SearchSpaceJson.Format(DefaultSpace.Space))], file => SearchSpaceJson.Parse(Encoding.UTF8.GetString(file), "space.json"), Expansion: 64),
    ];

    private static void Npy(byte[] file)
    {
        try
        {
            NpyArray.Read(file);
        }
        catch (Exception refusal) when (refusal is FormatException or OverflowException)
        {
            throw VitrineException.InvalidData($"The array cannot be read ({refusal.Message}).");
        }
    }

    private static void Idx<T>(byte[] file, Func<IdxSource, T> read)
    {
        using var source = new IdxSource(new MemoryStream(file), "x");
        read(source);
    }

    private static Action<byte[]> OnDisk(string extension, Action<string> read) => file =>
    {
        var path = Path.Combine(Path.GetTempPath(), $"vitrine-fuzz-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}{extension}");
        try
        {
            File.WriteAllBytes(path, file);
            read(path);
        }
        finally
        {
            File.Delete(path);
        }
    };

    private static void Import(string path) => new VitrineFormat().Read(path, new ImportOptions());

    /// <summary>One of each kind that is read.</summary>
    private static byte[][] Pictures()
    {
        var picture = TestPicture.Rectangle(40, 30, SKColors.White, new SKRectI(8, 5, 20, 33), SKColors.DarkRed);
        return [picture.Encoded(SKEncodedImageFormat.Png), picture.Encoded(SKEncodedImageFormat.Jpeg), picture.Encoded(SKEncodedImageFormat.Webp), picture.JpegWithOrientation(6)];
    }

    private static byte[][] KerasFiles(string pattern) =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Vitrine.Tests", "Golden", "keras"), pattern).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    private static PortableModel Calibrated(PortableModel model) => model with { Calibration = ProbeImages.Of(model.Model.Height, model.Model.Width, model.Model.Classes) };

    private static byte[] Exported(string format)
    {
        using var folder = new Folder();
        return File.ReadAllBytes(ModelExporter.Export(Model, ExportFormats.Named(format), folder["model" + ExportFormats.Named(format).Extension]).Path);
    }

    private static byte[] Written(string name, Action<string> write)
    {
        using var folder = new Folder();
        write(folder[name]);
        return File.ReadAllBytes(folder[name]);
    }
}
