using System.Text;
using Vitrine.Bundles.CSharp;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;

namespace Vitrine.Bundles.Exports;

/// <summary>One C# source file with everything in it.</summary>
internal sealed class CSharpFormat : ExportFormat
{
    public override string Name => "csharp";

    public override string Extension => ".cs";

    /// <summary>A class is called as its file.</summary>
    public override string FileName(BundleManifest manifest) => $"{CSharpExporter.ClassName(manifest.Name)}Model{Extension}";

    internal override void Write(Stream stream, PortableModel model, string fileName) =>
        stream.Write(Encoding.UTF8.GetBytes(CSharpExporter.Export(model, CSharpExporter.ClassName(Path.GetFileNameWithoutExtension(fileName)))));

    internal override IReadOnlyList<EngineCheck> Verify(string path)
    {
        if (!File.Exists(path))
            throw VitrineException.InvalidData(BundlesText.Missing.Fill(path));
        using var compiled = CompiledModel.Load(File.ReadAllText(path), path);
        return [compiled.Check(path)];
    }
}
