using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Models;

namespace Vitrine.Improvement.Ensembles;

/// <summary>What was made of a study's models, chosen by the images that their trainings held out.</summary>
public sealed record EnsembleChoice
{
    private readonly ImageSet held;
    private readonly IReadOnlyList<float[]> answers; // [models] to the held-out images

    internal EnsembleChoice(IReadOnlyList<StudyModel> models, ImageSet held)
    {
        (Models, this.held) = (models, held);
        answers = [.. models.Select(model => Evaluator.Probabilities(model.Model, held))];
        Single = GreedySelection.BestOf(answers, held.Labels);
        Counts = GreedySelection.Of(answers, held.Labels);
        Members = [.. Enumerable.Range(0, models.Count).Where(model => Counts[model] > 0).OrderByDescending(model => Counts[model])];
    }

    internal IReadOnlyList<StudyModel> Models { get; }

    /// <summary>Index of the best model alone.</summary>
    internal int Single { get; }

    /// <summary>[models] how often each counts in the ensemble.</summary>
    internal IReadOnlyList<int> Counts { get; }

    /// <summary>Indexes, the one that counts most first.</summary>
    internal IReadOnlyList<int> Members { get; }

    /// <summary>Indexes of the models that share the best one's network, the better first.</summary>
    internal IReadOnlyList<int> Alike { get; init; } = [];

    /// <summary>Indexes of those whose weights were averaged.</summary>
    internal IReadOnlyList<int> AveragedFrom { get; init; } = [];

    internal TrainedModel? Averaged { get; init; }

    internal TrainedModel? Distilled { get; init; }

    /// <summary>Of one of the models, by its index.</summary>
    internal double HeldAccuracy(int model) => Accuracy(answers[model], held);

    internal double HeldAccuracy(TrainedModel model) => Accuracy(Evaluator.Probabilities(model, held), held);

    /// <param name="test">Looked at here for the first time.</param>
    public StudyEnsemble Judge(ImageSet test)
    {
        var (single, singleTest) = (Models[Single], Evaluator.Probabilities(Models[Single].Model, test));
        var together = MeanProbabilities.Of([.. Members.Select(member => Evaluator.Probabilities(Models[member].Model, test))], [.. Members.Select(member => Counts[member])]);
        return new StudyEnsemble(
            single.Name,
            single.Model.ParameterCount,
            Accuracy(answers[Single], held),
            Accuracy(singleTest, test),
            Models.Count,
            [.. Members.Select(member => new EnsembleMember(Models[member].Name, Counts[member]))],
            Of(MeanProbabilities.Of(answers, Counts), together, Members.Sum(member => Models[member].Model.ParameterCount)),
            Alike.Count,
            [.. AveragedFrom.Select(model => Models[model].Name)],
            Averaged is null ? null : OfModel(Averaged),
            Distilled is null ? null : OfModel(Distilled));

        Alternative OfModel(TrainedModel model) => Of(Evaluator.Probabilities(model, held), Evaluator.Probabilities(model, test), model.ParameterCount);

        Alternative Of(float[] onHeld, float[] onTest, long parameterCount) => new(
            parameterCount, Accuracy(onHeld, held), Accuracy(onTest, test), PairedComparison.Of(Classes(singleTest), Classes(onTest), test.Labels));
    }

    private ushort[] Classes(float[] probabilities) => PredictedClasses.Of(probabilities, held.Classes.Count);

    private double Accuracy(float[] probabilities, ImageSet images) => PredictedClasses.Accuracy(Classes(probabilities), images.Labels);
}
