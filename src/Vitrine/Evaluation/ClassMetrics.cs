using Vitrine.Inference;

namespace Vitrine.Evaluation;

/// <summary>How one class fared; 0 where a ratio's denominator is 0.</summary>
/// <param name="Support">Images of this class.</param>
/// <param name="RecallInterval">95 %, Wilson.</param>
public sealed record ClassMetrics(ClassName Name, int Support, double Precision, double Recall, Interval RecallInterval, double F1);
