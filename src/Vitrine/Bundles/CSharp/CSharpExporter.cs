using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Vitrine.Bundles.Exports;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Inference.Preprocessing;
using Vitrine.Models;

namespace Vitrine.Bundles.CSharp;

/// <summary>
/// Writes a trained model as one C# source file: weights, forward pass and the images that prove it, and nothing that it depends on but .NET 9 or later.
/// It allocates nothing from the second answer of a thread on, compiles without AllowUnsafeBlocks, ahead of time, and on any processor that is little-endian, as all are that .NET runs on today but one.
/// </summary>
public static partial class CSharpExporter
{
    private const string RuntimePrefix = "CSharpRuntime/";
    private const int LineLength = 160;

    /// <summary>How the class proves itself, and reads its data.</summary>
    private const string ProofMembers =
        """
            /// <summary>Asks the model for its answers to the images that came along.</summary>
            /// <returns>The largest difference of any probability from the trained network's: about 1e-6 where all is well.</returns>
            public static float Verify()
            {
                byte[] pixels = ProbePixels();
                float[] expected = ProbeLogits(), answer = new float[Classes.Count];
                var largest = 0f;
                for (var image = 0; image < expected.Length / Classes.Count; image++)
                {
                    Predict(pixels.AsSpan(image * Height * Width, Height * Width), answer);
                    var trained = expected.AsSpan(image * Classes.Count, Classes.Count);
                    ForwardKernels.Softmax(trained);
                    for (var i = 0; i < answer.Length; i++)
                        largest = MathF.Max(largest, MathF.Abs(answer[i] - trained[i]));
                }
                return largest;
            }

            internal static byte[] ProbePixels() => Bytes(EncodedProbePixels);

            internal static float[] ProbeLogits() => Floats(EncodedProbeLogits);

            private static byte[] Bytes(ReadOnlySpan<byte> text)
            {
                var bytes = new byte[text.Length];
                Base64.DecodeFromUtf8(text, bytes, out _, out var length);
                return bytes[..length];
            }

            private static float[] Floats(ReadOnlySpan<byte> text) => MemoryMarshal.Cast<byte, float>(Bytes(text)).ToArray();

        """;

    /// <summary>What the class cannot be called: its own members, the kernels, and types of the framework that the source uses.</summary>
    private static readonly HashSet<string> Taken =
    [
        "Height", "Width", "ExportedBy", "Classes", "ClassesInPortuguese", "Predict", "Logits", "Verify", "ProbePixels", "ProbeLogits", "Bytes", "Floats", "EncodedProbePixels", "EncodedProbeLogits",
        "EncodedWeights", "ForwardKernels", "ConvolutionShape", "ILanes", "Lanes128", "Lanes256", "Lanes512", "System", "Vitrine", "Math", "MathF", "Base64", "Convert", "MemoryMarshal", "Span", "ReadOnlySpan",
        "ThreadStatic", "ThreadStaticAttribute", "ArgumentException", "IReadOnlyList", "Vector", "Vector128", "Vector256", "Vector512", "Unsafe", "MethodImpl", "MethodImplOptions", "StructLayout", "LayoutKind",
    ];

    /// <summary>The namespace of exported classes.</summary>
    public const string Namespace = "Vitrine.Exported";

    /// <param name="model">With its description and probe.</param>
    /// <param name="className">A C# identifier.</param>
    /// <returns>The source.</returns>
    public static string Export(PortableModel model, string className)
    {
        var program = new CSharpProgram(model.Model.Weights);
        var input = program.Input(model.Model.Height, model.Model.Width);
        var output = input;
        foreach (var step in model.Model.Architecture.Walk(Shape.Maps(1, model.Model.Height, model.Model.Width)))
        {
            program.Layer = step.Name;
            output = step.Layer.Export(program, output, step.Name);
        }
        var memoryLength = program.Place(output);
        var placement = new CSharpWeights();
        var calls = CallsOf(program, placement);
        return string.Join('\n', [.. Head(model), .. ClassOf(model, className, calls, placement, memoryLength, input, output), .. RuntimeSource()]) + "\n";
    }

    /// <summary>A C# identifier for a name of any kind: its letters and digits, each part with a capital; one that the source uses itself gets <c>Model</c> behind it.</summary>
    public static string ClassName(string text)
    {
        var identifier = new StringBuilder();
        var isStart = true;
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
                identifier.Append(isStart ? char.ToUpperInvariant(letter) : letter);
            isStart = !char.IsLetterOrDigit(letter);
        }
        var name = identifier.Length == 0 || char.IsDigit(identifier[0]) ? $"Model{identifier}" : identifier.ToString();
        return Taken.Contains(name) ? $"{name}Model" : name;
    }

    private static List<string> CallsOf(CSharpProgram program, CSharpWeights placement)
    {
        var lines = new List<string>();
        var layer = "";
        foreach (var step in program.Steps)
        {
            if (step.Layer != layer)
                lines.Add($"        // {OneLine(step.Layer)}");
            layer = step.Layer;
            lines.Add($"        {step.ToSource(placement.Add)}");
        }
        return lines;
    }

    private static IEnumerable<string> Head(PortableModel model)
    {
        var manifest = model.Manifest;
        yield return "// <auto-generated>";
        yield return $"// {OneLine(manifest.Name)}: a classifier of grey images, {manifest.Input.Height} × {manifest.Input.Width}, {manifest.Parameters.ToString("N0", CultureInfo.InvariantCulture)} parameters.";
        yield return $"// Exported by Vitrine {OneLine(manifest.VitrineVersion)}. Needs .NET 9 or later, and nothing else.";
        yield return "// </auto-generated>";
        yield return "#nullable enable";
        yield return "";
        foreach (var name in new[] { "System", "System.Buffers.Text", "System.Collections.Generic", "System.Numerics", "System.Runtime.CompilerServices", "System.Runtime.InteropServices", "System.Runtime.Intrinsics" })
            yield return $"using {name};";
        yield return "";
        yield return $"namespace {Namespace};";
        yield return "";
    }

    private static IEnumerable<string> ClassOf(
        PortableModel model, string className, List<string> calls, CSharpWeights placement, int memoryLength, CSharpValue input, CSharpValue output)
    {
        return
        [
            Members(model.Manifest, className),
            Forward(model.Model.Normalization, memoryLength, input),
            .. calls,
            $"        memory.Slice({output.Buffer.Offset}, Classes.Count).CopyTo(logits);",
            "    }",
            "",
            ProofMembers,
            .. Data("EncodedProbePixels", model.Probe.Pixels),
            .. Data("EncodedProbeLogits", MemoryMarshal.AsBytes<float>(model.Probe.Logits.SelectMany(row => row).ToArray())),
            .. Data("EncodedWeights", MemoryMarshal.AsBytes<float>(placement.ToArray())),
            "}",
            "",
        ];
    }

    /// <summary>What the class says of the model, and how it is asked.</summary>
    private static string Members(BundleManifest manifest, string className) =>
        $$"""
        /// <summary>The model {{Xml(OneLine(manifest.Name))}}: any number of threads may ask it at once.</summary>
        public static class {{className}}
        {
            /// <summary>Rows of an image.</summary>
            public const int Height = {{manifest.Input.Height}};

            /// <summary>Columns of an image.</summary>
            public const int Width = {{manifest.Input.Width}};

            /// <summary>Which program and version wrote this file.</summary>
            public const string ExportedBy = {{Literal($"vitrine {manifest.VitrineVersion}")}};

            private static readonly float[] weights = Floats(EncodedWeights);

            [ThreadStatic]
            private static float[]? threadMemory;

            /// <summary>Names of the classes in English, by index.</summary>
            public static IReadOnlyList<string> Classes { get; } = [{{string.Join(", ", manifest.Classes.Select(name => Literal(name.English)))}}];

            /// <summary>Names of the classes in Portuguese, by index.</summary>
            public static IReadOnlyList<string> ClassesInPortuguese { get; } = [{{string.Join(", ", manifest.Classes.Select(name => Literal(name.Portuguese)))}}];

            /// <summary>Classifies one image.</summary>
            /// <param name="pixels">[Height, Width], grey values 0–255, the object light on a dark (0) background.</param>
            /// <param name="probabilities">Receives each class's probability, by index.</param>
            /// <returns>The index of the likeliest class.</returns>
            /// <exception cref="ArgumentException">A length is wrong.</exception>
            public static int Predict(ReadOnlySpan<byte> pixels, Span<float> probabilities)
            {
                Logits(pixels, probabilities);
                var best = 0;
                for (var i = 1; i < probabilities.Length; i++)
                    best = probabilities[i] > probabilities[best] ? i : best;
                ForwardKernels.Softmax(probabilities);
                return best;
            }

        """;

    /// <summary>The beginning of the forward pass, up to the normalised image.</summary>
    private static string Forward(Normalization normalization, int memoryLength, CSharpValue input) =>
        $$"""
            /// <summary>The network's raw outputs for one image.</summary>
            /// <param name="pixels">As for <see cref="Predict"/>.</param>
            /// <param name="logits">Receives a number for each class, by index.</param>
            /// <exception cref="ArgumentException">A length is wrong.</exception>
            public static void Logits(ReadOnlySpan<byte> pixels, Span<float> logits)
            {
                if (pixels.Length != Height * Width)
                    throw new ArgumentException($"{pixels.Length} pixels are not an image of {Height} × {Width}.", nameof(pixels));
                if (logits.Length != Classes.Count)
                    throw new ArgumentException($"There are {Classes.Count} classes, and room for {logits.Length}.", nameof(logits));
                Span<float> memory = threadMemory ??= new float[{{memoryLength}}];
                ForwardKernels.Normalize(pixels, memory.Slice({{input.Buffer.Offset}}, {{input.Buffer.Length}}), {{CSharpProgram.Number(normalization.Mean)}}, {{CSharpProgram.Number(normalization.StandardDeviation)}});
        """;

    /// <summary>Bytes as base64, in lines that editors bear; decoding passes over their ends.</summary>
    private static List<string> Data(string name, ReadOnlySpan<byte> bytes)
    {
        var text = Convert.ToBase64String(bytes);
        var lines = new List<string> { $"    private static ReadOnlySpan<byte> {name} => \"\"\"" };
        for (var start = 0; start < text.Length; start += LineLength)
            lines.Add($"        {text.AsSpan(start, Math.Min(LineLength, text.Length - start))}");
        lines.Add("        \"\"\"u8;");
        lines.Add("");
        return lines;
    }

    /// <summary>The kernels, each type visible in this one file only, so that two models can stand in one program.</summary>
    private static IEnumerable<string> RuntimeSource()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(RuntimePrefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            var lines = reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
            var first = Array.FindIndex(lines, line => line.StartsWith("namespace ", StringComparison.Ordinal)) + 2;
            foreach (var line in lines.Skip(first).Select(PlainComment).OfType<string>())
                yield return line.StartsWith("internal ", StringComparison.Ordinal) ? $"file {line["internal ".Length..]}" : line;
            yield return "";
        }
    }

    /// <summary>Documentation as ordinary comments: a compiler that was told to check documentation would ask for more of it than a reader needs.</summary>
    /// <returns>Null where nothing is left.</returns>
    private static string? PlainComment(string line)
    {
        if (!line.TrimStart().StartsWith("///", StringComparison.Ordinal))
            return line;
        var text = Tag.Replace(line.Replace("///", "//", StringComparison.Ordinal), match => Words(match.Value, match.Groups["name"].Value)).TrimEnd();
        return text.EndsWith("//", StringComparison.Ordinal) ? null : text;
    }

    private static string Words(string element, string name) => element.StartsWith("<param ", StringComparison.Ordinal) ? $"{name}: " : name;

    /// <summary>An element's name is no text, a parameter's is.</summary>
    [GeneratedRegex("""</?\w+(?: (?:name|cref)="(?<name>[^"]*)")?/?>""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag { get; }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static string Xml(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    /// <summary>A string literal that no content can break out of.</summary>
    private static string Literal(string text) => $"\"{string.Concat(text.Select(Escaped))}\"";

    private static string Escaped(char letter) => letter is '"' or '\\' || char.IsControl(letter) || char.IsSurrogate(letter) || letter is '\u2028' or '\u2029'
        ? $"\\u{(int)letter:x4}"
        : letter.ToString();
}
