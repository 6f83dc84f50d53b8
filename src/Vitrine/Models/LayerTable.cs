namespace Vitrine.Models;

/// <summary>Every kind of layer by its name in JSON: the one list that reading, help and the conformance suite share.</summary>
public static class LayerTable
{
    public static readonly IReadOnlyDictionary<string, Type> Kinds = new OrderedDictionary<string, Type>
    {
        ["conv2d"] = typeof(Conv2d),
        ["batchNorm"] = typeof(BatchNorm),
        ["relu"] = typeof(Relu),
        ["maxPool"] = typeof(MaxPool),
        ["globalAveragePool"] = typeof(GlobalAveragePool),
        ["globalMaxPool"] = typeof(GlobalMaxPool),
        ["flatten"] = typeof(Flatten),
        ["dropout"] = typeof(Dropout),
        ["dense"] = typeof(Dense),
    };
}
