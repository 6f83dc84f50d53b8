using Vitrine.Inference;

namespace Vitrine.Evaluation.Predictions;

/// <summary>What a model, or several together, say to every image of a split, in the images' order.</summary>
/// <param name="Classes">By class index.</param>
/// <param name="Labels">[N] what the images are.</param>
/// <param name="Predicted">[N] what they were taken for.</param>
/// <param name="Probabilities">[N, C], 0–1.</param>
public sealed record PredictionTable(IReadOnlyList<ClassName> Classes, ushort[] Labels, ushort[] Predicted, float[] Probabilities)
{
    private static readonly string[] FirstColumns = ["id", "label", "predicted", "confidence"];

    public int Count => Labels.Length;

    /// <summary><c>id</c>, <c>label</c>, <c>predicted</c>, <c>confidence</c>, and a column of probabilities for each class, by its English name; no two are called the same.</summary>
    public IReadOnlyList<string> ColumnNames
    {
        get
        {
            var names = new List<string>(FirstColumns);
            foreach (var name in Classes.Select(name => name.English))
                names.Add(Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? name : $"{name} {number}").First(candidate => !names.Contains(candidate)));
            return names;
        }
    }

    /// <param name="answers">Of one model, or of several whose probabilities are averaged; all to the same N images.</param>
    /// <param name="labels">[N]</param>
    public static PredictionTable Of(IReadOnlyList<PredictionBatch> answers, ushort[] labels)
    {
        var classes = answers[0].Classes;
        var probabilities = answers is [var only]
            ? only.Probabilities
            : MeanProbabilities.Of([.. answers.Select(answer => answer.Probabilities)], [.. Enumerable.Repeat(1, answers.Count)]);
        return new PredictionTable(classes, labels, PredictedClasses.Of(probabilities, classes.Count), probabilities);
    }

    /// <summary>The probability of the predicted class of one image.</summary>
    public float Confidence(int index) => Probability(index, Predicted[index]);

    /// <summary>The probability of one class for one image.</summary>
    public float Probability(int index, int label) => Probabilities[(index * Classes.Count) + label];
}
