using Vitrine.Inference;
using Vitrine.Models;
using Vitrine.Training;

namespace Vitrine.Improvement;

/// <summary>The handful of changes worth a first try, those most often useful first, the three aspects in turn.</summary>
internal static class Variations
{
    internal const string Architecture = "architecture", LearningRate = "learningRate", Regularisation = "regularisation";

    /// <summary>Those that change this recipe and give a network that these images can pass. The weights of a model to go on from fit its own network alone.</summary>
    internal static IReadOnlyList<Variation> For(Recipe recipe, int height, int width, int classCount) =>
        [.. All(recipe).Where(variation => variation.Apply(recipe) is var changed && changed != recipe && (recipe.Start is null || variation.Aspect != Architecture) && Stands(changed.Architecture, height, width, classCount))];

    /// <summary>Widening can break what must divide or add up: groups, or a block whose way around keeps its channels.</summary>
    private static bool Stands(Architecture architecture, int height, int width, int classCount)
    {
        try
        {
            return architecture.For(height, width, classCount).Layers.Count > 0;
        }
        catch (VitrineException)
        {
            return false;
        }
    }

    private static Variation[] All(Recipe recipe) =>
    [
        new("wider", Architecture, ImprovementText.Wider, basis => basis with { Architecture = Widen(basis.Architecture) }),
        new("learning-rate-double", LearningRate, ImprovementText.RateDouble.Fill(recipe.LearningRate, recipe.LearningRate * 2), basis => basis with { LearningRate = basis.LearningRate * 2 }),
        new("cutout", Regularisation, ImprovementText.Cutout.Fill(8), basis => basis with { Augmentation = basis.Augmentation with { Cutout = 8 } }),
        new("deeper", Architecture, ImprovementText.Deeper, basis => basis with { Architecture = Deepen(basis.Architecture) }),
        new("learning-rate-half", LearningRate, ImprovementText.RateHalf.Fill(recipe.LearningRate, recipe.LearningRate / 2), basis => basis with { LearningRate = basis.LearningRate / 2 }),
        new("dropout", Regularisation, ImprovementText.Dropout.Fill(0.2), basis => basis with { Architecture = DropBeforeHead(basis.Architecture) }),
        new("label-smoothing", Regularisation, ImprovementText.Smoothing.Fill(0.1), basis => basis with { LabelSmoothing = 0.1 }),
        new("weight-decay", Regularisation, ImprovementText.Decay.Fill(recipe.WeightDecay, recipe.WeightDecay * 4), basis => basis with { WeightDecay = basis.WeightDecay * 4 }),
        new("shift", Regularisation, ImprovementText.Shift.Fill(1), basis => basis with { Augmentation = basis.Augmentation with { Shift = 1 } }),
    ];

    /// <summary>Half as many again in every layer but the head.</summary>
    private static Architecture Widen(Architecture architecture) => architecture.Rewrite(layer => layer switch
    {
        Conv2d convolution => convolution with { Filters = convolution.Filters * 3 / 2 },
        Dense { Units: { } units } dense when !ReferenceEquals(layer, architecture.Layers[^1]) => dense with { Units = units * 3 / 2 },
        _ => layer,
    });

    /// <summary>The last block once more at the same size: convolution with what follows it, or a dense layer with its rectifier.</summary>
    private static Architecture Deepen(Architecture architecture)
    {
        var layers = architecture.Layers.ToList();
        var last = layers.FindLastIndex(layers.Count - 2, layer => layer is Conv2d or Dense { Units: not null });
        if (last < 0)
            return architecture;
        var end = layers.FindIndex(last + 1, layer => layer is not (BatchNorm or Relu));
        var block = layers[last..end];
        block[0] = block[0] is Conv2d convolution ? convolution with { Stride = 1, Kernel = 3, Padding = 1 } : block[0];
        layers.InsertRange(end, block);
        return new Architecture(layers);
    }

    private static Architecture DropBeforeHead(Architecture architecture) =>
        architecture.Layers.Any(layer => layer is Models.Dropout)
            ? architecture
            : new([.. architecture.Layers.SkipLast(1), new Models.Dropout { Rate = 0.2 }, architecture.Layers[^1]]);
}
