using System.Text.Json;
using Vitrine.Inference;

namespace Vitrine.Bundles.Imports.Keras;

/// <summary>From a model's configuration to its layers in the order of computation: of a sequential model as they are listed, of a functional one by its connections, which must be a chain.</summary>
internal static class KerasGraph
{
    /// <returns>The layers, still without weights.</returns>
    /// <exception cref="VitrineException">The model is none that is known here, or no chain.</exception>
    internal static IReadOnlyList<KerasLayer> Chain(JsonElement model, string path)
    {
        var kind = TextOf(model, "class_name") ?? "?";
        var config = model.ValueKind == JsonValueKind.Object && model.TryGetProperty("config", out var found) ? found : default;
        var listed = config.ValueKind == JsonValueKind.Array ? config
            : config.ValueKind == JsonValueKind.Object && config.TryGetProperty("layers", out var inside) && inside.ValueKind == JsonValueKind.Array ? inside
            : throw VitrineException.InvalidData(KerasText.OtherModel.Fill(path, kind));
        var layers = listed.EnumerateArray().Select(layer => Layer(layer, path)).ToList();
        return kind switch
        {
            "Sequential" => layers,
            "Functional" or "Model" => Ordered(layers, [.. listed.EnumerateArray()], config, path),
            _ => throw VitrineException.InvalidData(KerasText.OtherModel.Fill(path, kind)),
        };
    }

    private static KerasLayer Layer(JsonElement layer, string path)
    {
        var config = layer.ValueKind == JsonValueKind.Object && layer.TryGetProperty("config", out var found) ? found : default;
        var kind = TextOf(layer, "class_name") ?? throw VitrineException.InvalidData(KerasText.NotKeras.Fill(path));
        return new KerasLayer(path, kind, TextOf(layer, "name") ?? TextOf(config, "name") ?? kind, config, []);
    }

    /// <summary>Each layer takes one value, and each but the last is taken by one.</summary>
    private static List<KerasLayer> Ordered(List<KerasLayer> layers, List<JsonElement> listed, JsonElement config, string path)
    {
        var consumers = new Dictionary<string, KerasLayer>(StringComparer.Ordinal);
        foreach (var (layer, element) in layers.Zip(listed))
        {
            var calls = element.TryGetProperty("inbound_nodes", out var nodes) && nodes.ValueKind == JsonValueKind.Array ? nodes.EnumerateArray().Select(node => Sources(node).ToList()).ToList() : [];
            if (layer.ClassName == "InputLayer" && calls.Count == 0)
                continue;
            if (calls is not [[var source]])
                throw layer.Refusal(KerasText.NotOneInput.Fill(calls.Sum(call => call.Count)));
            if (!consumers.TryAdd(source, layer))
                throw layer.Refusal(KerasText.Branches.Fill(source, consumers[source].Name));
        }
        var chain = layers.Where(layer => layer.ClassName == "InputLayer").Take(1).ToList();
        while (chain.Count > 0 && chain.Count <= layers.Count && consumers.TryGetValue(chain[^1].Name, out var next))
            chain.Add(next);
        var outputs = config.TryGetProperty("output_layers", out var ends) ? Sources(ends).ToList() : [chain.LastOrDefault()?.Name ?? ""];
        return chain.Count == layers.Count && outputs is [var output] && output == chain[^1].Name
            ? chain
            : throw VitrineException.InvalidData(KerasText.NotAChain.Fill(path, layers.Count, chain.Count, outputs.Count));
    }

    /// <summary>Names of the layers that a call takes its values from: <c>[name, call, output, …]</c> in Keras 2, objects with a history in Keras 3.</summary>
    private static IEnumerable<string> Sources(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            var items = element.EnumerateArray().ToList();
            return items is [{ ValueKind: JsonValueKind.String } name, { ValueKind: JsonValueKind.Number }, ..] ? [name.GetString()!] : items.SelectMany(Sources);
        }
        if (element.ValueKind != JsonValueKind.Object)
            return [];
        return TextOf(element, "class_name") == "__keras_tensor__" && element.TryGetProperty("config", out var config) && config.ValueKind == JsonValueKind.Object && config.TryGetProperty("keras_history", out var history)
            ? Sources(history)
            : element.EnumerateObject().SelectMany(member => Sources(member.Value));
    }

    private static string? TextOf(JsonElement element, string member) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
