using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Exports;
using Vitrine.Data;

namespace Vitrine.Comparison.Latency;

/// <summary>The exported C# file, compiled; it answers one image after the other, on the caller's thread.</summary>
internal sealed class CSharpSubject(PortableModel model, ImageSet images) : ILatencySubject
{
    private readonly CompiledModel compiled = CompiledModel.Load(CSharpExporter.Export(model, "Model"), model.Manifest.Name);

    public string Engine => "csharp";

    public IReadOnlyList<double> Time(int batchSize, int threads, TimeSpan time)
    {
        var probabilities = new float[images.Classes.Count];
        return Stopwatches.Repeat(
            () =>
            {
                for (var i = 0; i < batchSize; i++)
                    compiled.Predict(images.Image(i), probabilities);
            },
            time);
    }

    public void Dispose() => compiled.Dispose();
}
