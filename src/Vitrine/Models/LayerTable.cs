namespace Vitrine.Models;

/// <summary>Every kind of layer by its name in JSON: the one list that reading, help and the conformance suite share.</summary>
public static class LayerTable
{
    public static readonly IReadOnlyDictionary<string, Type> Kinds = new OrderedDictionary<string, Type>
    {
        ["conv2d"] = typeof(Conv2d),
        ["whitening"] = typeof(Whitening),
        ["batchNorm"] = typeof(BatchNorm),
        ["groupNorm"] = typeof(GroupNorm),
        ["relu"] = typeof(Relu),
        ["gelu"] = typeof(Gelu),
        ["silu"] = typeof(Silu),
        ["mish"] = typeof(Mish),
        ["elu"] = typeof(Elu),
        ["leakyRelu"] = typeof(LeakyRelu),
        ["sigmoid"] = typeof(Sigmoid),
        ["tanh"] = typeof(Tanh),
        ["residual"] = typeof(Residual),
        ["squeezeExcite"] = typeof(SqueezeExcite),
        ["zeroPad"] = typeof(ZeroPad),
        ["maxPool"] = typeof(MaxPool),
        ["averagePool"] = typeof(AveragePool),
        ["globalAveragePool"] = typeof(GlobalAveragePool),
        ["globalMaxPool"] = typeof(GlobalMaxPool),
        ["gem"] = typeof(GeneralizedMeanPool),
        ["flatten"] = typeof(Flatten),
        ["dropout"] = typeof(Dropout),
        ["dense"] = typeof(Dense),
        ["scale"] = typeof(Scale),
    };
}
