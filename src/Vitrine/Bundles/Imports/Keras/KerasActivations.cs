using System.Text.Json;
using Vitrine.Inference;
using Vitrine.Models;

namespace Vitrine.Bundles.Imports.Keras;

/// <summary>Keras' activations, as layers and as settings of other layers.</summary>
internal static class KerasActivations
{
    private const string SoftmaxName = "softmax";

    /// <summary>Those that are named alone, with what Keras then takes for their settings; null does nothing.</summary>
    private static readonly OrderedDictionary<string, Layer?> Named = new()
    {
        ["linear"] = null,
        ["relu"] = new Relu(),
        ["gelu"] = new Gelu(),
        ["silu"] = new Silu(),
        ["swish"] = new Silu(),
        ["mish"] = new Mish(),
        ["sigmoid"] = new Sigmoid(),
        ["tanh"] = new Tanh(),
        ["elu"] = new Elu(),
        ["leaky_relu"] = new LeakyRelu { Slope = 0.2 },
    };

    /// <summary>Layers that may stand as another layer's activation.</summary>
    private static readonly OrderedDictionary<string, Action<KerasConversion, KerasLayer>> Layers = new()
    {
        ["ReLU"] = Relu,
        ["LeakyReLU"] = LeakyRelu,
        ["ELU"] = Elu,
        ["Softmax"] = Softmax,
    };

    internal static void Activation(KerasConversion conversion, KerasLayer layer) => Apply(conversion, layer);

    /// <summary>The activation that a layer names among its settings, if it names one.</summary>
    internal static void Apply(KerasConversion conversion, KerasLayer layer)
    {
        if (layer.Find("activation") is not { } activation)
            return;
        if (activation.ValueKind == JsonValueKind.Object && LayerIn(layer, activation) is { } inner)
            Layers[inner.ClassName](conversion, inner);
        else
            Add(conversion, layer, NameOf(layer, activation));
    }

    internal static void Relu(KerasConversion conversion, KerasLayer layer)
    {
        layer.Require("max_value", "null");
        if (layer.Number("threshold", 0) is not 0 and var threshold)
            throw layer.Refusal(KerasText.OtherSetting.Fill("threshold", threshold, 0));
        var slope = layer.Number("negative_slope", 0);
        conversion.Add(layer, slope == 0 ? new Relu() : new LeakyRelu { Slope = slope });
    }

    /// <summary>Keras 2 calls the slope <c>alpha</c>.</summary>
    internal static void LeakyRelu(KerasConversion conversion, KerasLayer layer) =>
        conversion.Add(layer, new LeakyRelu { Slope = layer.Number("negative_slope", layer.Number("alpha", 0.3)) });

    internal static void Elu(KerasConversion conversion, KerasLayer layer) => conversion.Add(layer, new Elu { Alpha = layer.Number("alpha", 1) });

    internal static void Softmax(KerasConversion conversion, KerasLayer layer)
    {
        if (layer.Integers("axis", -1) is not ([-1] or [1]))
            throw layer.Refusal(KerasText.OtherSetting.Fill("axis", string.Join(", ", layer.Integers("axis")), -1));
        conversion.End(layer);
    }

    private static void Add(KerasConversion conversion, KerasLayer layer, string name)
    {
        if (name == SoftmaxName)
        {
            conversion.End(layer);
            return;
        }
        if (!Named.TryGetValue(name, out var activation))
            throw layer.Refusal(KerasText.UnknownActivation.Fill(name, string.Join(", ", Named.Keys.Append(SoftmaxName))));
        if (activation is not null)
            conversion.Add(layer, activation);
    }

    /// <summary>A layer inside another's settings, with the other's name for errors; null where it is a function.</summary>
    private static KerasLayer? LayerIn(KerasLayer layer, JsonElement activation) =>
        activation.TryGetProperty("class_name", out var name) && name.ValueKind == JsonValueKind.String && Layers.ContainsKey(name.GetString()!) && activation.TryGetProperty("config", out var config)
            ? layer with { ClassName = name.GetString()!, Config = config, Weights = [] }
            : null;

    /// <summary>A function's name, bare or in the object that Keras 3 makes of functions.</summary>
    private static string NameOf(KerasLayer layer, JsonElement activation)
    {
        if (activation.ValueKind == JsonValueKind.Object && activation.TryGetProperty("class_name", out var kind) && kind.ValueKind == JsonValueKind.String && kind.ValueEquals("function") && activation.TryGetProperty("config", out var config))
            activation = config;
        return activation.ValueKind == JsonValueKind.String
            ? activation.GetString()!
            : throw layer.Refusal(KerasText.UnknownActivation.Fill(activation.GetRawText(), string.Join(", ", Named.Keys.Append(SoftmaxName))));
    }
}
