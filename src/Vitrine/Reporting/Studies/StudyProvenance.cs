using Vitrine.Inference;
using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Studies;

/// <summary>What decides which trials there were, and how to get them again.</summary>
internal static class StudyProvenance
{
    internal static HtmlSection Of(StudyReportInput input) => new("provenance", StudyReportText.ProvenanceTitle, input.Subject.MaximumTime is null ? StudyReportText.ProvenanceExplanation : StudyReportText.TimedProvenance, HtmlTable.OfPairs(
        "study",
        StudyReportText.ProvenanceCaption,
        [
            (StudyReportText.StudyName, input.Name),
            (StudyReportText.StartingRecipe, input.Subject.Start.Name),
            (StudyReportText.Data, input.Subject.DataOption),
            (StudyReportText.Seed, $"{input.Settings.Seed}"),
            (StudyReportText.Sampler, Html.Of($"<code>{input.Settings.Sampler}</code>")),
            (StudyReportText.Pruner, Html.Of($"<code>{input.Settings.Pruner}</code>")),
            (StudyReportText.TrialEpochs, Quantity.Count(input.Settings.MaximumStep)),
            (StudyReportText.Objectives, string.Join(", ", input.Settings.Objectives.Select(objective => objective.Name))),
            (StudyReportText.LargestNetwork, input.Subject.MaximumMultiplyAccumulates is { } most ? Quantity.Count(most) : StudyReportText.NoLimit),
            (StudyReportText.MostParameters, input.Subject.MaximumParameters is { } parameters ? Quantity.Count(parameters) : StudyReportText.NoLimit),
            (StudyReportText.LongestTrial, input.Subject.MaximumTime is { } time ? Quantity.Duration(time.TotalSeconds) : StudyReportText.NoLimit),
            (StudyReportText.Version, $"Vitrine {RunEnvironments.Version}"),
        ]));
}
