using Vitrine.Charts;
using Vitrine.Evaluation;
using Vitrine.Exploration;

namespace Vitrine.Reporting;

/// <summary>What the report is made from. Whatever is missing is left out or said not to be done.</summary>
/// <param name="Charts">By <see cref="Chart.Name"/>, drawn in the language of the report.</param>
/// <param name="MistakePictures">PNG of each of <see cref="EvaluationReport.WorstMistakes"/> on validation that is to be shown.</param>
public sealed record ReportInput(
    RunRecord Run,
    DatasetExploration? Exploration,
    IReadOnlyDictionary<string, Chart> Charts,
    IReadOnlyDictionary<Mistake, byte[]> MistakePictures);
