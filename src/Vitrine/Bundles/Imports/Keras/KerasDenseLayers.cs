using Vitrine.Inference;
using Vitrine.Models;

namespace Vitrine.Bundles.Imports.Keras;

/// <summary>Keras layers that take maps and vectors alike, and the dense one.</summary>
internal static class KerasDenseLayers
{
    /// <summary>Of our batch normalisation, which has it fixed.</summary>
    private const double OwnEpsilon = 1e-5f;

    /// <summary>Kernels lie [inputs, units]; ours [units, inputs].</summary>
    internal static void Dense(KerasConversion conversion, KerasLayer layer)
    {
        conversion.RequireFlat(layer);
        var inputs = conversion.Shape.ElementCount;
        var kernels = layer.Weight(0, inputs, -1);
        var units = (int)kernels.Shape[1];
        float[] ours = [.. Enumerable.Range(0, kernels.Values.Length).Select(i => kernels.Values[(i % inputs * units) + (i / inputs)])];
        conversion.Add(layer, new Dense { Units = units }, ours, layer.Flag("use_bias", true) ? layer.Weight(1, units).Values : new float[units]);
        KerasActivations.Apply(conversion, layer);
    }

    /// <summary>Keras' epsilon, larger than ours, becomes part of the variance: the same answers, while training goes on with ours.</summary>
    internal static void BatchNormalization(KerasConversion conversion, KerasLayer layer)
    {
        conversion.RequireChannels(layer);
        var (axis, lastAxis) = (layer.Integers("axis", -1), conversion.Form == KerasForm.Flat ? 1 : 3);
        if (!axis.SequenceEqual([-1]) && !axis.SequenceEqual([lastAxis]))
            throw layer.Refusal(KerasText.OtherSetting.Fill("axis", string.Join(", ", axis), -1));
        var channels = conversion.Form == KerasForm.Flat ? conversion.Shape.ElementCount : conversion.Shape.Channels;
        var (hasScale, hasCenter, next) = (layer.Flag("scale", true), layer.Flag("center", true), 0);
        var scale = hasScale ? layer.Weight(next++, channels).Values : [.. Enumerable.Repeat(1f, channels)];
        var shift = hasCenter ? layer.Weight(next++, channels).Values : new float[channels];
        var mean = layer.Weight(next++, channels).Values;
        var epsilon = layer.Number("epsilon", 1e-3);
        float[] variance = [.. layer.Weight(next, channels).Values.Select(value => (float)(value + epsilon - OwnEpsilon))];
        var momentum = Math.Clamp(1 - layer.Number("momentum", 0.99), 1e-6, 1);
        conversion.Add(layer, new BatchNorm { Momentum = momentum, Scale = hasScale }, scale, shift, mean, variance);
    }

    /// <summary>Changes no answer; where whole maps were dropped in training, single values will be.</summary>
    internal static void Dropout(KerasConversion conversion, KerasLayer layer) => conversion.Add(layer, new Dropout { Rate = layer.Number("rate", 0.5) });
}
