using Vitrine.Bundles;
using Vitrine.Evaluation;

namespace Vitrine.Runs;

/// <summary>What came of averaging several models' weights.</summary>
/// <param name="Bundle">Folder of the new model.</param>
/// <param name="Members">Of those it was made of, on validation, in the order given.</param>
/// <param name="Average">Of the new model, on validation.</param>
/// <param name="Best">Index of the most accurate member.</param>
/// <param name="AgainstBest">The new model as the candidate, the best member as the baseline.</param>
/// <param name="StatisticsImageCount">Training images on which batch statistics were estimated anew; 0 where the network has none.</param>
/// <param name="Parity">The saved model beside the one in memory.</param>
/// <param name="WeightsSha256">Of the new weights.safetensors.</param>
public sealed record AveragingResult(
    string Bundle,
    IReadOnlyList<EvaluationReport> Members,
    EvaluationReport Average,
    int Best,
    PairedComparison AgainstBest,
    int StatisticsImageCount,
    ParityReport Parity,
    string WeightsSha256);
