using System.Globalization;

namespace Vitrine.Inference;

/// <summary>A model's answer to one image.</summary>
public sealed class Prediction
{
    internal Prediction(IReadOnlyList<ClassName> classes, int classIndex, IReadOnlyList<float> probabilities) =>
        (ClassName, ClassIndex, Probabilities) = (classes[classIndex], classIndex, probabilities);

    public int ClassIndex { get; }

    public ClassName ClassName { get; }

    /// <summary>The predicted class's probability, 0–1.</summary>
    public float Confidence => Probabilities[ClassIndex];

    /// <summary>By class index, adding up to 1.</summary>
    public IReadOnlyList<float> Probabilities { get; }

    /// <summary>
    /// <c>Ankle boot / Bota, 98.7 %</c>, or <c>Bota / Ankle boot, 98,7 %</c> where the language is Portuguese; a name that is the
    /// same in both stands once.
    /// </summary>
    public override string ToString() => string.Create(CultureInfo.CurrentCulture, $"{Names()}, {100 * Confidence:0.0} %");

    private string Names()
    {
        if (ClassName.English == ClassName.Portuguese)
            return ClassName.English;
        return ClassName.Current == ClassName.Portuguese
            ? $"{ClassName.Portuguese} / {ClassName.English}"
            : $"{ClassName.English} / {ClassName.Portuguese}";
    }
}
