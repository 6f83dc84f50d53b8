using Vitrine.Inference;
using Vitrine.Models;

namespace Vitrine.Bundles.Imports.Keras;

/// <summary>Keras' convolutions. Their kernels lie [height, width, channels, filters]; ours [filters, channels, height, width].</summary>
internal static class KerasConvolutions
{
    internal static void Convolution(KerasConversion conversion, KerasLayer layer)
    {
        var (kernel, stride, border) = Prepare(conversion, layer);
        var groups = (int)layer.Number("groups", 1);
        if (groups < 1 || conversion.Shape.Channels % groups != 0)
            throw layer.Refusal(KerasText.OtherSetting.Fill("groups", groups, 1));
        var kernels = layer.Weight(0, kernel, kernel, conversion.Shape.Channels / groups, -1);
        var filters = (int)kernels.Shape[3];
        Add(conversion, layer, new Conv2d { Filters = filters, Kernel = kernel, Stride = stride, Padding = border, Groups = groups }, Ours(kernels), Bias(layer, 1, filters));
        KerasActivations.Apply(conversion, layer);
    }

    /// <summary>Each channel with filters of its own.</summary>
    internal static void Depthwise(KerasConversion conversion, KerasLayer layer)
    {
        var (kernel, stride, border) = Prepare(conversion, layer);
        var channels = conversion.Shape.Channels;
        var kernels = layer.Weight(0, kernel, kernel, channels, -1);
        var filters = (int)kernels.Shape[3] * channels;
        Add(conversion, layer, new Conv2d { Filters = filters, Kernel = kernel, Stride = stride, Padding = border, Groups = channels }, OursByChannel(kernels), Bias(layer, 1, filters));
        KerasActivations.Apply(conversion, layer);
    }

    /// <summary>Each channel with filters of its own, then all of them together, place by place.</summary>
    internal static void Separable(KerasConversion conversion, KerasLayer layer)
    {
        var (kernel, stride, border) = Prepare(conversion, layer);
        var channels = conversion.Shape.Channels;
        var kernels = layer.Weight(0, kernel, kernel, channels, -1);
        var between = (int)kernels.Shape[3] * channels;
        var mixing = layer.Weight(1, 1, 1, between, -1);
        var filters = (int)mixing.Shape[3];
        Add(conversion, layer, new Conv2d { Filters = between, Kernel = kernel, Stride = stride, Padding = border, Groups = channels, Bias = false }, OursByChannel(kernels), null);
        Add(conversion, layer, new Conv2d { Filters = filters, Kernel = 1, Padding = 0 }, Ours(mixing), Bias(layer, 2, filters));
        KerasActivations.Apply(conversion, layer);
    }

    /// <summary>Checks what all convolutions have in common, and pads the maps where a border that is equal on all sides would not do.</summary>
    /// <returns>The kernel's side, the stride, and the border that is left to the convolution.</returns>
    private static (int Kernel, int Stride, int Border) Prepare(KerasConversion conversion, KerasLayer layer)
    {
        layer.Require("data_format", "channels_last");
        conversion.RequireMaps(layer);
        if (layer.Side("dilation_rate", 1) is not 1 and var dilation)
            throw layer.Refusal(KerasText.OtherSetting.Fill("dilation_rate", dilation, 1));
        var (kernel, stride) = (layer.Side("kernel_size", 0), layer.Side("strides", 1));
        if (kernel < 1 || stride < 1)
            throw layer.Refusal(KerasText.Unreadable.Fill(kernel < 1 ? "kernel_size" : "strides", kernel < 1 ? kernel : stride));
        if (!KerasPadding.IsSame(layer))
            return (kernel, stride, 0);
        var (top, bottom) = KerasPadding.Same(conversion.Shape.Height, kernel, stride);
        var (left, right) = KerasPadding.Same(conversion.Shape.Width, kernel, stride);
        if (top == bottom && top == left && left == right)
            return (kernel, stride, top);
        conversion.Add(layer, new ZeroPad { Top = top, Bottom = bottom, Left = left, Right = right });
        return (kernel, stride, 0);
    }

    private static void Add(KerasConversion conversion, KerasLayer layer, Conv2d convolution, float[] kernels, float[]? bias)
    {
        if (bias is null)
            conversion.Add(layer, convolution with { Bias = false }, kernels);
        else
            conversion.Add(layer, convolution, kernels, bias);
    }

    private static float[]? Bias(KerasLayer layer, int index, int filters) => layer.Flag("use_bias", true) ? layer.Weight(index, filters).Values : null;

    /// <summary>[height, width, channels, filters] to [filters, channels, height, width].</summary>
    private static float[] Ours(KerasArray kernels)
    {
        var (places, channels, filters) = ((int)(kernels.Shape[0] * kernels.Shape[1]), (int)kernels.Shape[2], (int)kernels.Shape[3]);
        var result = new float[kernels.Values.Length];
        for (var i = 0; i < result.Length; i++)
        {
            var (filter, channel, place) = (i / places / channels, i / places % channels, i % places);
            result[i] = kernels.Values[(((place * channels) + channel) * filters) + filter];
        }
        return result;
    }

    /// <summary>[height, width, channels, multiplier] to [channels · multiplier, 1, height, width].</summary>
    private static float[] OursByChannel(KerasArray kernels)
    {
        var (places, filters) = ((int)(kernels.Shape[0] * kernels.Shape[1]), (int)(kernels.Shape[2] * kernels.Shape[3]));
        return [.. Enumerable.Range(0, kernels.Values.Length).Select(i => kernels.Values[(i % places * filters) + (i / places)])];
    }
}
