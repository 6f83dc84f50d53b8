using System.Text;
using Google.Protobuf;
using Vitrine.Bundles;
using Vitrine.Bundles.Onnx.Format;
using Vitrine.Inference.Bundles;

namespace Vitrine.Tests.Fuzzing;

/// <summary>Takes a description's own hash away, as whoever means harm would: otherwise nearly every damaged file is refused by it, and nothing behind it is ever reached.</summary>
internal static class Unsealed
{
    internal static byte[] Manifest(byte[] sealedText) => Encoding.UTF8.GetBytes(Manifest(Encoding.UTF8.GetString(sealedText)));

    internal static byte[] Onnx(byte[] file)
    {
        var model = ModelProto.Parser.ParseFrom(file);
        var entry = model.MetadataProps.Single(entry => entry.Key == BundleFiles.Manifest);
        entry.Value = Manifest(entry.Value);
        return model.ToByteArray();
    }

    internal static byte[] Safetensors(byte[] file)
    {
        using var folder = new Data.Folder();
        var (tensors, metadata) = SafetensorsFile.Read(folder.Write("sealed.safetensors", file));
        SafetensorsFile.Write(folder["x"], tensors, new Dictionary<string, string>(metadata) { [BundleFiles.Manifest] = Manifest(metadata[BundleFiles.Manifest]) });
        return File.ReadAllBytes(folder["x"]);
    }

    private static string Manifest(string text) => text[..text.LastIndexOf(",\n  \"sha256\"", StringComparison.Ordinal)] + "\n}\n";
}
