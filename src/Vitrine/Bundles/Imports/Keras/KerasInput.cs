using System.Text.Json;
using Vitrine.Inference;

namespace Vitrine.Bundles.Imports.Keras;

/// <summary>The images that a Keras network takes.</summary>
/// <param name="Form">How they come.</param>
internal sealed record KerasInput(int Height, int Width, KerasForm Form)
{
    // A model's input is a small image; a larger one is a slip or an attack on memory.
    private const int LongestEdge = 4096;

    /// <summary>Where different versions of Keras say it.</summary>
    private static readonly string[] Members = ["batch_shape", "batch_input_shape", "build_input_shape"];

    /// <exception cref="VitrineException">Nothing says it, or the images are none of grey.</exception>
    internal static KerasInput Of(KerasContent content, string path)
    {
        var shape = content.Layers.Select(layer => layer.Config).Take(1).Append(Config(content.Model)).Select(Shape).FirstOrDefault(found => found is not null)
            ?? throw VitrineException.InvalidData(KerasText.NoInput.Fill(path));
        var refusal = VitrineException.InvalidData(KerasText.BadInput.Fill(path, string.Join(", ", shape.Select(size => size?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"))));
        var input = shape switch
        {
            [_, { } height, { } width] => new KerasInput(height, width, KerasForm.Matrix),
            [_, { } height, { } width, 1] => new KerasInput(height, width, KerasForm.Maps),
            [_, { } count] when (int)Math.Sqrt(count) is var side && side * side == count => new KerasInput(side, side, KerasForm.Flat),
            _ => throw refusal,
        };
        return input is { Height: > 0 and <= LongestEdge, Width: > 0 and <= LongestEdge } ? input : throw refusal;
    }

    /// <summary>Old versions give a list of layers where newer ones give an object.</summary>
    private static JsonElement Config(JsonElement model) =>
        model.TryGetProperty("config", out var config) && config.ValueKind == JsonValueKind.Object ? config : model;

    private static int?[]? Shape(JsonElement config)
    {
        foreach (var member in Members)
        {
            if (config.ValueKind == JsonValueKind.Object && config.TryGetProperty(member, out var shape) && shape.ValueKind == JsonValueKind.Array)
                return [.. shape.EnumerateArray().Select(size => size.ValueKind == JsonValueKind.Number && size.TryGetInt32(out var number) ? number : (int?)null)];
        }
        return null;
    }
}
