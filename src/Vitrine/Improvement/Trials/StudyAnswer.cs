using Vitrine.Evaluation;
using Vitrine.Training;

namespace Vitrine.Improvement.Trials;

/// <summary>What a study found, confirmed by training it and the recipe it started from with the same seeds, in full.</summary>
/// <param name="Start">The recipe that was to be bettered.</param>
/// <param name="Best">The best one found.</param>
/// <param name="BestTrial">Its trial's number.</param>
/// <param name="Seeds">With which both were trained.</param>
/// <param name="StartValidation">Accuracies by seed.</param>
/// <param name="BestValidation">Accuracies by seed.</param>
/// <param name="Validation">The two on the held-out images, each seed's its own.</param>
/// <param name="StartTest">Accuracies by seed.</param>
/// <param name="BestTest">Accuracies by seed.</param>
/// <param name="Test">The two on the test images.</param>
public sealed record StudyAnswer(
    Recipe Start,
    Recipe Best,
    int BestTrial,
    IReadOnlyList<int> Seeds,
    IReadOnlyList<double> StartValidation,
    IReadOnlyList<double> BestValidation,
    SeededComparison Validation,
    IReadOnlyList<double> StartTest,
    IReadOnlyList<double> BestTest,
    SeededComparison Test);
