using Vitrine.Evaluation;

namespace Vitrine.Charts;

/// <summary>How charts of an evaluation name the split it was made on.</summary>
internal static class SplitWords
{
    /// <summary>Validation keeps the plain name; charts of other splits carry theirs in front, as in <c>test-per-class</c>.</summary>
    internal static string FileName(string chart, EvaluationReport report) => report.Split == "validation" ? chart : $"{report.Split}-{chart}";

    /// <summary>E.g. <c>validation images</c>, in the current language.</summary>
    internal static string Images(EvaluationReport report) => report.Split switch
    {
        "test" => ChartsText.SplitTest,
        "validation" => ChartsText.SplitValidation,
        "train" => ChartsText.SplitTrain,
        _ => report.Split,
    };
}
