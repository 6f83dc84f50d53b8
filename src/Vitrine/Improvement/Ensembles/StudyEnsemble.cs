namespace Vitrine.Improvement.Ensembles;

/// <summary>What a study's models come to together.</summary>
/// <param name="Best">The most accurate of them on the held-out images, by its folder's name: what everything is compared with.</param>
/// <param name="BestParameterCount">Of its network.</param>
/// <param name="BestValidationAccuracy">On the held-out images.</param>
/// <param name="BestTestAccuracy">On test.</param>
/// <param name="ModelCount">Models there were to choose from.</param>
/// <param name="Members">Of the ensemble, the one that counts most first.</param>
/// <param name="Together">The mean of the members' probabilities.</param>
/// <param name="AlikeCount">Models of the same network as the best one, itself not counted.</param>
/// <param name="AveragedFrom">Models whose weights were averaged, the best one first; empty where no average is better than it alone.</param>
/// <param name="Averaged">One network with the mean of their weights; null where there is none.</param>
/// <param name="Distilled">One network of the best recipe, taught by the ensemble; null where none was asked for.</param>
public sealed record StudyEnsemble(
    string Best,
    long BestParameterCount,
    double BestValidationAccuracy,
    double BestTestAccuracy,
    int ModelCount,
    IReadOnlyList<EnsembleMember> Members,
    Alternative Together,
    int AlikeCount,
    IReadOnlyList<string> AveragedFrom,
    Alternative? Averaged,
    Alternative? Distilled);
