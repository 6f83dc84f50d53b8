using System.Text.Json;
using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Tests.Data;

namespace Vitrine.Tests.Bundles.Imports.Keras;

/// <summary>Files as Keras saves them, with what their networks answer by Keras' own definitions; Golden/keras/make.py wrote both.</summary>
/// <param name="Path">The file.</param>
/// <param name="Program">What it says it was written by.</param>
/// <param name="Side">Of its images, in pixels.</param>
/// <param name="Pixels">[N, side, side]</param>
/// <param name="Probabilities">[N][classes]</param>
internal sealed record KerasGolden(string Path, string Program, int Side, byte[] Pixels, float[][] Probabilities)
{
    private static readonly string Folder = System.IO.Path.Combine(Repository.Root, "tests", "Vitrine.Tests", "Golden", "keras");

    internal static IReadOnlyDictionary<string, KerasGolden> All { get; } = JsonDocument.Parse(File.ReadAllText(System.IO.Path.Combine(Folder, "expected.json"))).RootElement
        .EnumerateArray().Select(Read).ToDictionary(golden => System.IO.Path.GetFileName(golden.Path));

    internal int Count => Probabilities.Length;

    internal ImageSet Images => new(Pixels, new ushort[Count], Side, Side, [.. Enumerable.Range(0, Probabilities[0].Length).Select(index => new ClassName($"{index}"))]);

    private static KerasGolden Read(JsonElement golden) => new(
        System.IO.Path.Combine(Folder, golden.GetProperty("file").GetString()!),
        golden.GetProperty("program").GetString()!,
        golden.GetProperty("side").GetInt32(),
        golden.GetProperty("pixels").GetBytesFromBase64(),
        [.. golden.GetProperty("probabilities").EnumerateArray().Select(row => row.EnumerateArray().Select(value => value.GetSingle()).ToArray())]);
}
