using Vitrine.Charts;
using Vitrine.Charts.Studies;
using Vitrine.Improvement.Findings;

namespace Vitrine.Reporting.Studies;

/// <summary>The charts of a study.</summary>
public static class StudyFigures
{
    /// <summary>Those for which there are trials enough, in the current language.</summary>
    public static IReadOnlyList<Chart> Draw(StudyReportInput input)
    {
        var (space, findings) = (input.Settings.Space, input.Findings.Parameters);
        var history = StudyHistoryChart.Draw(input.Trials);
        if (findings.Count == 0)
            return [history];
        var outcomes = TrialOutcome.Of(input.Trials);
        return
        [
            history,
            ParameterImportanceChart.Draw(findings),
            ParameterSlicesChart.Draw(space, outcomes, findings),
            ParallelCoordinatesChart.Draw(space, outcomes, findings),
            .. input.Findings.Interaction is { } interaction ? new[] { InteractionChart.Draw(space, interaction) } : [],
        ];
    }
}
