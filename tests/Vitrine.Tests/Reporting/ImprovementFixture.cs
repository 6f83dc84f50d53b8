using Vitrine.Evaluation;
using Vitrine.Improvement;
using Vitrine.Inference;

namespace Vitrine.Tests.Reporting;

/// <summary>A search that found something.</summary>
internal static class ImprovementFixture
{
    internal static ImprovementReport Adopted() => new(
        BudgetSeconds: 60,
        Seconds: 57.8,
        TrialEpochs: 2,
        TrialImages: 20_000,
        BaselineTrialAccuracy: 0.8842,
        [
            Outcome("architecture-wider", "architecture", "Half as many filters again", "Metade a mais de filtros", 31, 47),
            Outcome("learning-rate-double", "learningRate", "Learning rate twice as high", "Taxa de aprendizado duas vezes maior", 96, 61),
            Outcome("learning-rate-half", "learningRate", "Learning rate half as high", "Taxa de aprendizado pela metade", 60, 52),
            Outcome("cutout-8", "regularisation", "Squares of 8 × 8 pixels covered", "Quadrados de 8 × 8 pixels cobertos", 44, 98),
        ],
        AccuracyBefore: 0.9178,
        AccuracyAfter: 0.9226,
        Adopted: true,
        Conclusion: Text(
            "Covering squares of the training pictures helps measurably; no other change did.",
            "Cobrir quadrados das imagens de treinamento ajuda de forma mensurável; nenhuma outra mudança ajudou."));

    private static VariationOutcome Outcome(string id, string aspect, string english, string portuguese, int lost, int won)
    {
        var comparison = new PairedComparison(5_000, lost, won);
        var kept = comparison.GainInterval.Low > 0;
        return new VariationOutcome(
            id,
            aspect,
            Text(english, portuguese),
            0.8842 + comparison.Gain,
            comparison.Gain,
            comparison.GainInterval,
            comparison.PValue,
            Seconds: 11.2,
            kept,
            kept ? Text("More than luck: kept.", "Mais do que sorte: mantida.") : Text("It did not help measurably: not kept.", "Não ajudou de forma mensurável: não mantida."));
    }

    private static string Text(string english, string portuguese) => Language.Current == Language.Portuguese ? portuguese : english;
}
