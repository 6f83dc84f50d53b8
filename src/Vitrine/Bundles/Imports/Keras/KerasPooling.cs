using Vitrine.Inference;
using Vitrine.Models;

namespace Vitrine.Bundles.Imports.Keras;

/// <summary>Keras' pools.</summary>
internal static class KerasPooling
{
    internal static void Largest(KerasConversion conversion, KerasLayer layer)
    {
        var (size, stride, padding) = Prepare(conversion, layer);
        if (padding is { } zeros)
        {
            // Keras pads with nothing at all; zeros do the same where no value is below them.
            if (!conversion.IsNotNegative)
                throw layer.Refusal(KerasText.PaddedPool);
            conversion.Add(layer, zeros);
        }
        conversion.Add(layer, new MaxPool { Size = size, Stride = stride == size ? null : stride });
    }

    internal static void Average(KerasConversion conversion, KerasLayer layer)
    {
        var (size, stride, padding) = Prepare(conversion, layer);
        if (padding is not null)
            throw layer.Refusal(KerasText.PaddedAveragePool);
        conversion.Add(layer, new AveragePool { Size = size, Stride = stride == size ? null : stride });
    }

    internal static void GlobalLargest(KerasConversion conversion, KerasLayer layer) => Global(conversion, layer, new GlobalMaxPool());

    internal static void GlobalAverage(KerasConversion conversion, KerasLayer layer) => Global(conversion, layer, new GlobalAveragePool());

    private static void Global(KerasConversion conversion, KerasLayer layer, Layer pool)
    {
        layer.Require("data_format", "channels_last");
        layer.Require("keepdims", "false");
        conversion.RequireMaps(layer);
        conversion.Add(layer, pool);
    }

    /// <returns>The window's side, the stride, and what must be padded first; null where that is nothing.</returns>
    private static (int Size, int Stride, ZeroPad? Padding) Prepare(KerasConversion conversion, KerasLayer layer)
    {
        layer.Require("data_format", "channels_last");
        conversion.RequireMaps(layer);
        var size = layer.Side("pool_size", 2);
        var stride = layer.Side("strides", size);
        if (size < 1 || stride < 1)
            throw layer.Refusal(KerasText.Unreadable.Fill(size < 1 ? "pool_size" : "strides", size < 1 ? size : stride));
        if (!KerasPadding.IsSame(layer))
            return (size, stride, null);
        var (top, bottom) = KerasPadding.Same(conversion.Shape.Height, size, stride);
        var (left, right) = KerasPadding.Same(conversion.Shape.Width, size, stride);
        return (size, stride, bottom + right == 0 ? null : new ZeroPad { Top = top, Bottom = bottom, Left = left, Right = right });
    }
}
