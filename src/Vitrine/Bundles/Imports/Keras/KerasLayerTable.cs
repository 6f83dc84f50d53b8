using Vitrine.Inference;

namespace Vitrine.Bundles.Imports.Keras;

/// <summary>What becomes of each class of Keras layer, by its name.</summary>
internal static class KerasLayerTable
{
    internal static readonly IReadOnlyDictionary<string, Action<KerasConversion, KerasLayer>> Classes = new OrderedDictionary<string, Action<KerasConversion, KerasLayer>>
    {
        ["InputLayer"] = (_, _) => { },
        ["Rescaling"] = KerasPreprocessing.Rescaling,
        ["Normalization"] = KerasPreprocessing.Normalization,
        ["Reshape"] = KerasShaping.Reshape,
        ["Flatten"] = KerasShaping.Flatten,
        ["ZeroPadding2D"] = KerasShaping.ZeroPadding,
        ["Conv2D"] = KerasConvolutions.Convolution,
        ["DepthwiseConv2D"] = KerasConvolutions.Depthwise,
        ["SeparableConv2D"] = KerasConvolutions.Separable,
        ["MaxPooling2D"] = KerasPooling.Largest,
        ["AveragePooling2D"] = KerasPooling.Average,
        ["GlobalMaxPooling2D"] = KerasPooling.GlobalLargest,
        ["GlobalAveragePooling2D"] = KerasPooling.GlobalAverage,
        ["BatchNormalization"] = KerasDenseLayers.BatchNormalization,
        ["Dense"] = KerasDenseLayers.Dense,
        ["Dropout"] = KerasDenseLayers.Dropout,
        ["SpatialDropout2D"] = KerasDenseLayers.Dropout,
        ["Activation"] = KerasActivations.Activation,
        ["ReLU"] = KerasActivations.Relu,
        ["LeakyReLU"] = KerasActivations.LeakyRelu,
        ["ELU"] = KerasActivations.Elu,
        ["Softmax"] = KerasActivations.Softmax,
    };

    /// <exception cref="VitrineException">There is no equal; the message lists what there is one of.</exception>
    internal static Action<KerasConversion, KerasLayer> Of(KerasLayer layer) => Classes.TryGetValue(layer.ClassName, out var convert)
        ? convert
        : throw layer.Refusal(KerasText.UnknownClass.Fill(string.Join(", ", Classes.Keys)));
}
