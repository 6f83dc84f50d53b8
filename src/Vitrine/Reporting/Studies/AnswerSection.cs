using System.Text.Json.Nodes;
using Vitrine.Evaluation;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Trials;
using Vitrine.Inference;
using Vitrine.Reporting.Chapters;
using Vitrine.Reporting.Markup;
using Vitrine.Training;

namespace Vitrine.Reporting.Studies;

/// <summary>The answer: what to try next, and whether it is better.</summary>
internal static class AnswerSection
{
    internal static HtmlSection Of(StudyReportInput input) => new("answer", StudyReportText.AnswerTitle, StudyReportText.AnswerExplanation, Html.Join(
    [
        input.Answer is { } answer ? Confirmed(answer) : Html.Of($"<p class=\"not-done\">{Html.Prose(StudyReportText.NotConfirmed)}</p>\n"),
        Choice(input),
        Html.Of($"<p>{Html.Prose(StudyReportText.TrainWith)}</p>\n<pre class=\"code\"><code>vitrine train --recipe best-recipe.json</code></pre>\n"),
    ]));

    private static Html Confirmed(StudyAnswer answer) => Html.Join(
    [
        Findings.Of([StudySentences.Of(answer), StudyReportText.TestOnce]),
        HtmlTable.Of(
            "confirmation",
            StudyReportText.ConfirmationCaption.Fill(string.Join(", ", answer.Seeds)),
            [new(StudyReportText.Images, IsNumber: false), new(answer.Start.Name), new(answer.Best.Name), new(StudyReportText.Gain), new(StudyReportText.GainInterval)],
            [
                Row(StudyReportText.Validation, answer.StartValidation, answer.BestValidation, answer.Validation),
                Row(StudyReportText.Test, answer.StartTest, answer.BestTest, answer.Test),
            ]),
    ]);

    private static Html[] Row(string images, IReadOnlyList<double> start, IReadOnlyList<double> best, SeededComparison comparison) =>
        [images, MeanOf(start), MeanOf(best), Quantity.SignedPoints(comparison.Gain), Quantity.SignedRange(comparison.GainInterval)];

    /// <summary>With the standard deviation, where there are seeds enough for one.</summary>
    private static string MeanOf(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return values.Count < 2 ? Quantity.Percent(mean) : $"{Quantity.Percent(mean)} ± {Quantity.Points(Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1)))}";
    }

    private static Html Choice(StudyReportInput input)
    {
        var start = JsonNode.Parse(RecipeJson.Format(input.Subject.Start))!;
        return HtmlTable.Of(
            "choice",
            StudyReportText.ChoiceCaption.Fill(input.Best.Number, Quantity.Percent(input.Best.Values[0])),
            [new(StudyReportText.Parameter, IsNumber: false), new(StudyReportText.ChosenValue), new(StudyReportText.Before), new(StudyReportText.Range, IsNumber: false)],
            input.Settings.Space.Chosen(input.Best.Choice)
                .Select(each => new Html[] { Html.Of($"<code>{each.Parameter.Path ?? each.Parameter.Name}</code>"), each.Parameter.Describe(each.Coordinate), Before(start, each.Parameter), Range(each.Parameter) }));
    }

    /// <summary>A dash where the recipe has no such member, as a network's.</summary>
    private static string Before(JsonNode start, Parameter parameter)
    {
        var node = start;
        foreach (var name in (parameter.Path ?? parameter.Name).Split('.'))
            node = (node as JsonObject)?[name];
        return node switch
        {
            null => "–",
            _ when node.GetValueKind() == System.Text.Json.JsonValueKind.Number => Quantity.Plain(node.GetValue<double>()),
            _ when node.GetValueKind() == System.Text.Json.JsonValueKind.String => node.GetValue<string>(),
            _ => node.ToJsonString(),
        };
    }

    private static string Range(Parameter parameter)
    {
        var places = parameter.Places(2);
        return parameter.IsUnordered ? string.Join(", ", places.Select(parameter.Describe)) : $"{parameter.Describe(places[0])} … {parameter.Describe(places[^1])}";
    }
}
