using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Vitrine.Bundles.CSharp.Runtime;
using Vitrine.Bundles.Exports;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Models;

namespace Vitrine.Bundles.CSharp;

/// <summary>An exported C# file, compiled as a program would compile it and ready to be asked. It runs the file's code.</summary>
internal sealed class CompiledModel : IDisposable
{
    /// <summary>By it the class of an exported file is known among others.</summary>
    private const string Signature = "ExportedBy";

    private readonly AssemblyLoadContext context;
    private readonly Type type;
    private readonly LogitsOf logitsOf;
    private readonly ClassOf classOf;

    private CompiledModel(AssemblyLoadContext context, Type type)
    {
        (this.context, this.type) = (context, type);
        logitsOf = Method(type, "Logits").CreateDelegate<LogitsOf>();
        classOf = Method(type, "Predict").CreateDelegate<ClassOf>();
    }

    private delegate void LogitsOf(ReadOnlySpan<byte> pixels, Span<float> logits);

    private delegate int ClassOf(ReadOnlySpan<byte> pixels, Span<float> probabilities);

    /// <param name="source">The file's text.</param>
    /// <param name="path">Where it was read, for errors.</param>
    /// <exception cref="VitrineException">It does not compile, or was not exported by Vitrine.</exception>
    internal static CompiledModel Load(string source, string path)
    {
        var context = new AssemblyLoadContext("exported model", isCollectible: true);
        try
        {
            var assembly = context.LoadFromStream(Compile(source, path));
            var exported = assembly.GetTypes().Single(type => type.GetField(Signature) is not null);
            return new CompiledModel(context, exported);
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException or MissingMethodException)
        {
            context.Unload();
            throw new VitrineException(FailureKind.DataOrModel, ExportsText.NotExported.Fill(path), problem);
        }
    }

    public void Dispose() => context.Unload();

    /// <summary>The file's own method of that name: one image, the index of its class.</summary>
    internal int Predict(ReadOnlySpan<byte> pixels, Span<float> probabilities) => classOf(pixels, probabilities);

    /// <summary>How its answers compare with those of the trained network, which the file carries.</summary>
    /// <param name="path">Where it was read, for errors.</param>
    /// <exception cref="VitrineException">Its data are damaged.</exception>
    internal EngineCheck Check(string path)
    {
        try
        {
            return CheckOwn();
        }
        catch (Exception problem) when (problem is not VitrineException)
        {
            // It is the file's code that ran, on the file's data: whatever it throws says that they do not fit.
            throw new VitrineException(FailureKind.DataOrModel, ExportsText.NotExported.Fill(path), problem);
        }
    }

    private EngineCheck CheckOwn()
    {
        var (pixels, logits) = ((byte[])Call("ProbePixels"), (float[])Call("ProbeLogits"));
        var classes = ((IReadOnlyList<string>)type.GetProperty("Classes")!.GetValue(null)!).Select(name => new ClassName(name, name)).ToList();
        float[][] rows = [.. logits.Chunk(classes.Count)];
        return Check(classes, new Probe(pixels, rows, [.. rows.Select(Softmax)]));
    }

    /// <summary>How its answers compare with those of the trained network.</summary>
    internal EngineCheck Check(IReadOnlyList<ClassName> classes, Probe probe)
    {
        var answers = new PredictionBatch(classes, new float[probe.Count * classes.Count], new float[probe.Count * classes.Count]);
        var imageLength = probe.Pixels.Length / probe.Count;
        for (var image = 0; image < probe.Count; image++)
        {
            var pixels = probe.Pixels.AsSpan(image * imageLength, imageLength);
            logitsOf(pixels, answers.Logits.AsSpan(image * classes.Count, classes.Count));
            var best = classOf(pixels, answers.Probabilities.AsSpan(image * classes.Count, classes.Count));
            if (best != answers.ClassIndex(image))
                answers.Probabilities[image * classes.Count] = float.NaN; // an index that its own logits contradict holds nowhere
        }
        return new EngineCheck($".NET {Environment.Version}", probe.Compare(answers));
    }

    private static MethodInfo Method(Type type, string name) => type.GetMethod(name) ?? throw new MissingMethodException(type.FullName, name);

    private static MemoryStream Compile(string source, string path)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: false, deterministic: true);
        var compilation = CSharpCompilation.Create(
            "exported-model",
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp13))],
            References(),
            options);
        var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            var first = result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            throw VitrineException.InvalidData(ExportsText.NotCSharp.Fill(path, first.ToString()));
        }
        image.Position = 0;
        return image;
    }

    /// <summary>The framework alone: a file that needed more would not stand by itself.</summary>
    private static IEnumerable<MetadataReference> References()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return new[] { "System.Private.CoreLib.dll", "System.Runtime.dll" }.Select(name => MetadataReference.CreateFromFile(Path.Combine(folder, name)));
    }

    private static float[] Softmax(float[] logits)
    {
        float[] probabilities = [.. logits];
        ForwardKernels.Softmax(probabilities);
        return probabilities;
    }

    private object Call(string method) => type.GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!.Invoke(null, null)!;
}
