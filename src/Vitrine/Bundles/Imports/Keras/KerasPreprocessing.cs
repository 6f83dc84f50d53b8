using System.Text.Json;
using Vitrine.Inference;

namespace Vitrine.Bundles.Imports.Keras;

/// <summary>Keras layers that bring pixels into the network's range; they are folded into our normalisation.</summary>
internal static class KerasPreprocessing
{
    /// <summary>What Keras divides by at least.</summary>
    private const double LeastDeviation = 1e-7;

    internal static void Rescaling(KerasConversion conversion, KerasLayer layer) =>
        conversion.Rescale(layer, layer.Number("scale", 1), layer.Number("offset", 0));

    /// <summary>By statistics that its settings give, or that it keeps as weights once it has seen the data.</summary>
    internal static void Normalization(KerasConversion conversion, KerasLayer layer)
    {
        layer.Require("invert", "false");
        var (mean, variance) = (Statistic(layer, "mean", 0), Statistic(layer, "variance", 1));
        var factor = 1 / Math.Max(Math.Sqrt(variance), LeastDeviation);
        conversion.Rescale(layer, factor, -mean * factor);

        // It also counts what it has seen, and keeps its own statistics where its settings give others.
        layer.PassOverOtherWeights();
    }

    private static double Statistic(KerasLayer layer, string name, int index)
    {
        double[] values = layer.Find(name) is { } given ? [.. Numbers(layer, name, given)]
            : [.. layer.Weight(index).Values];
        return values.Length > 0 && values.All(value => value == values[0])
            ? values[0]
            : throw layer.Refusal(KerasText.DifferentStatistics.Fill(values.Length, name));
    }

    private static IEnumerable<double> Numbers(KerasLayer layer, string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => [value.GetDouble()],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Numbers(layer, name, item)),
        _ => throw layer.Refusal(KerasText.Unreadable.Fill(name, value.ValueKind)),
    };
}
