using Vitrine.Inference;
using Vitrine.Models;

namespace Vitrine.Bundles.Imports.Keras;

/// <summary>A network under construction: our layers and weights, and what reaches the next Keras layer.</summary>
/// <param name="input">The images.</param>
/// <param name="path">The file, for errors.</param>
internal sealed class KerasConversion(KerasInput input, string path)
{
    private readonly List<Layer> layers = [];
    private readonly OrderedDictionary<string, Weight> weights = [];
    private readonly Dictionary<string, int> counts = [];

    /// <summary>The Keras layer behind which probabilities come out, which our graph computes itself.</summary>
    private KerasLayer? softmax;

    /// <summary>How Keras sees what reaches the next layer.</summary>
    internal KerasForm Form { get; private set; } = input.Form;

    /// <summary>What reaches our next layer; still maps where Keras has flattened and no layer has needed it.</summary>
    internal Shape Shape { get; private set; } = Shape.Maps(1, input.Height, input.Width);

    /// <summary>Whether anything has been computed but the preprocessing.</summary>
    internal bool HasLayers => layers.Count > 0;

    /// <summary>Whether there are layers that rescale pixels.</summary>
    internal bool IsRescaled { get; private set; }

    /// <summary>What pixels are multiplied by before the first layer.</summary>
    internal double Factor { get; private set; } = 1;

    /// <summary>What is added to them then.</summary>
    internal double Summand { get; private set; }

    /// <summary>Whether no value that reaches the next layer can be below zero, so that padding with zeros changes no maximum.</summary>
    internal bool IsNotNegative => layers.AsEnumerable().Reverse().SkipWhile(layer => layer is MaxPool or AveragePool or ZeroPad or Dropout).FirstOrDefault() is Relu or Sigmoid;

    /// <summary>Preprocessing: every pixel by a factor, plus a summand.</summary>
    internal void Rescale(KerasLayer origin, double factor, double summand)
    {
        if (HasLayers)
            throw origin.Refusal(KerasText.NotFirst);
        IsRescaled = true;
        (Factor, Summand) = (Factor * factor, (Summand * factor) + summand);
    }

    /// <summary>Adds a layer.</summary>
    /// <param name="origin">The Keras layer that it comes from.</param>
    /// <param name="values">Of its weights, in the order that the layer names them.</param>
    internal void Add(KerasLayer origin, Layer layer, params ReadOnlySpan<float[]> values)
    {
        if (softmax is { } end)
            throw end.Refusal(KerasText.SoftmaxInside);
        if (Form == KerasForm.Flat && !Shape.IsFlat)
            Append(origin, new Flatten(), []);
        Append(origin, layer, values);
    }

    /// <summary>Feature maps must reach this layer.</summary>
    internal void RequireMaps(KerasLayer origin)
    {
        if (Form != KerasForm.Maps)
            throw origin.Refusal(KerasText.NeedsMaps);
    }

    /// <summary>A flat vector must reach this layer, which would else work on the last dimension alone.</summary>
    internal void RequireFlat(KerasLayer origin)
    {
        if (Form != KerasForm.Flat)
            throw origin.Refusal(KerasText.NeedsFlat);
    }

    /// <summary>Feature maps or a flat vector, the last dimension of which are channels.</summary>
    internal void RequireChannels(KerasLayer origin)
    {
        if (Form == KerasForm.Matrix)
            throw origin.Refusal(KerasText.NeedsChannels);
    }

    /// <summary>The same values, seen otherwise.</summary>
    internal void See(KerasForm form) => Form = form;

    /// <summary>From here on values are probabilities; nothing can follow.</summary>
    internal void End(KerasLayer origin)
    {
        RequireFlat(origin);
        if (softmax is not null)
            throw softmax.Refusal(KerasText.SoftmaxInside);
        softmax = origin;
    }

    /// <exception cref="VitrineException">It does not end in a logit for each of several classes.</exception>
    internal KerasNetwork Finish()
    {
        if (Form != KerasForm.Flat || !Shape.IsFlat || Shape.Channels < 2)
            throw VitrineException.InvalidData(KerasText.BadOutput.Fill(path, string.Join(", ", Shape.ToArray())));
        if (layers[^1] is Sigmoid && softmax is null)
            throw VitrineException.InvalidData(KerasText.EndsInSigmoid.Fill(path));
        // A normalisation's deviation is above zero: where pixels are turned round, as in 1 − x, the network does it.
        if (Factor < 0)
            layers.Insert(0, new Scale { Factor = -1 });
        return new KerasNetwork(new Architecture(layers), weights, Shape.Channels);
    }

    private void Append(KerasLayer origin, Layer layer, ReadOnlySpan<float[]> values)
    {
        if (layer.Refusal(Shape) is { } refusal)
            throw origin.Refusal(refusal);
        var number = counts[layer.Kind] = counts.GetValueOrDefault(layer.Kind) + 1;
        var index = 0;
        foreach (var specification in layer.Weights(Shape))
        {
            var given = values[index++];
            if (given.LongLength != specification.Count)
                throw origin.Refusal(KerasText.WrongCount.Fill(given.LongLength, specification.Count));
            if (!given.All(float.IsFinite))
                throw origin.Refusal(KerasText.NotFinite);
            weights[$"{layer.Kind}_{number}.{specification.Name}"] = new Weight(specification.Shape, given);
        }
        layers.Add(layer);
        Shape = layer.OutputShape(Shape);
        Form = Shape.IsFlat ? KerasForm.Flat : Form;
    }
}
