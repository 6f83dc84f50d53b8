using SkiaSharp;
using Vitrine.Improvement.Findings;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Inference;

namespace Vitrine.Charts.Studies;

/// <summary>Each trial as a line through what was chosen for it, to what came of it.</summary>
public static class ParallelCoordinatesChart
{
    private const float PlotHeight = 360;

    private const int MostParameters = 5;

    private const int MostLines = 400;

    private const int MostLabels = 5;

    private const float NameHeight = 26;

    /// <summary>Below the axes, for trials that have no such parameter.</summary>
    private const float MissingHeight = 30;

    private const float LabelSize = 11;

    private const float LabelGap = 5;

    /// <param name="space">That the trials were chosen from.</param>
    /// <param name="outcomes">At least one finished; the objective is a share of 1, and better high.</param>
    /// <param name="findings">The most important first.</param>
    public static Chart Draw(SearchSpace space, IReadOnlyList<TrialOutcome> outcomes, IReadOnlyList<ParameterFinding> findings)
    {
        // the most important one stands beside what it is important for
        var parameters = findings.Take(MostParameters).Select(finding => space.Named(finding.Name)).Reverse().ToList();
        var best = outcomes.Where(outcome => outcome.Trial.State == TrialState.Finished).MaxBy(outcome => outcome.Value)!;
        var text = new FigureText(
            "study-parallel",
            StudyChartsText.ParallelTitle,
            StudyChartsText.ParallelSubtitle.Fill(best.Trial.Number),
            StudyChartsText.ParallelAlternative.Fill(string.Join(", ", parameters.Select(parameter => parameter.Name)), best.Trial.Number, Description(parameters, best)));
        return Figure.Draw(text, PlotHeight, (canvas, area) => Draw(canvas, area, parameters, outcomes, best));
    }

    private static string Description(List<Parameter> parameters, TrialOutcome best) => string.Join(", ", parameters
        .Where(parameter => best.Trial.Choice[parameter.Name] is not null)
        .Select(parameter => $"{parameter.Name} {parameter.Describe(best.Trial.Choice[parameter.Name]!.Value)}"));

    private static void Draw(SKCanvas canvas, SKRect area, List<Parameter> parameters, IReadOnlyList<TrialOutcome> outcomes, TrialOutcome best)
    {
        var axis = new ObjectiveAxis(outcomes.Select(outcome => outcome.Value));
        var column = area.Width / (parameters.Count + 1);
        var axes = area with { Top = area.Top + NameHeight, Bottom = area.Bottom - MissingHeight };
        var step = Math.Max(1, (outcomes.Count + MostLines - 1) / MostLines);
        // the better ones on top
        foreach (var outcome in outcomes.Where((outcome, index) => index % step == 0 && outcome != best).OrderBy(outcome => outcome.Value))
            DrawLine(canvas, Line(outcome), ChartTheme.Mix(ChartTheme.GridLine, ChartTheme.Blue, Math.Pow(axis.Share(outcome.Value), 2)), 1.3f);
        DrawLine(canvas, Line(best), ChartTheme.Vermillion, 3);
        foreach (var (index, parameter) in parameters.Index())
            DrawAxis(canvas, axes, area.Left + (index * column) + 1, column, parameter.Name, Labels(parameter));
        var last = area.Left + (parameters.Count * column) + 1;
        DrawAxis(canvas, axes, last, column, StudyChartsText.Validation, [(0, StudyChartsText.Percent.Fill(axis.Low)), (0.5, StudyChartsText.Percent.Fill((axis.Low + axis.High) / 2)), (1, StudyChartsText.Percent.Fill(axis.High))]);

        SKPoint[] Line(TrialOutcome outcome) =>
        [
            .. parameters.Select((parameter, index) => new SKPoint(
                area.Left + (index * column) + 1,
                outcome.Trial.Choice[parameter.Name] is { } coordinate ? axes.Bottom - ((float)Share(parameter, coordinate) * axes.Height) : area.Bottom - (LabelSize / 2))),
            new SKPoint(area.Left + (parameters.Count * column) + 1, axes.Bottom - ((float)axis.Share(outcome.Value) * axes.Height)),
        ];
    }

    /// <summary>Of a path that is too long, its last part.</summary>
    private static string ShortName(string name, float width) => TextLines.Measure(name, ChartTheme.TickSize, bold: true) <= width
        ? name
        : TextLines.Shorten(name.Contains('.', StringComparison.Ordinal) ? "…" + name.Split('.')[^1] : name, width, ChartTheme.TickSize, bold: true);

    private static double Share(Parameter parameter, double coordinate) => (parameter.ToAxis(coordinate) - parameter.Axis.Low) / (parameter.Axis.High - parameter.Axis.Low);

    private static (double Share, string Text)[] Labels(Parameter parameter) =>
        [.. parameter.Places(MostLabels).Select(coordinate => (Share(parameter, coordinate), parameter.Describe(coordinate)))];

    private static void DrawLine(SKCanvas canvas, SKPoint[] points, SKColor colour, float width)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true, StrokeWidth = width, StrokeCap = SKStrokeCap.Round };
        canvas.DrawPoints(SKPointMode.Polygon, points, paint);
    }

    private static void DrawAxis(SKCanvas canvas, SKRect axes, float x, float column, string name, IEnumerable<(double Share, string Text)> labels)
    {
        using var paint = new SKPaint { Color = ChartTheme.AxisLine, IsAntialias = true, StrokeWidth = 1.5f };
        canvas.DrawLine(x, axes.Top, x, axes.Bottom, paint);
        canvas.DrawLine(ShortName(name, column - LabelGap), x, axes.Top - (NameHeight / 2) - 2, ChartTheme.TickSize, ChartTheme.Ink, bold: true);
        foreach (var (share, text) in labels)
            DrawLabel(canvas, TextLines.Shorten(text, column - (3 * LabelGap), LabelSize), x + LabelGap, axes.Bottom - ((float)share * axes.Height));
    }

    /// <summary>On a light ground, since lines run behind it.</summary>
    private static void DrawLabel(SKCanvas canvas, string text, float x, float y)
    {
        using var ground = new SKPaint { Color = SKColors.White.WithAlpha(0xD0), IsAntialias = true };
        canvas.DrawRoundRect(new SKRect(x - 2, y - (LabelSize * 0.7f), x + TextLines.Measure(text, LabelSize) + 2, y + (LabelSize * 0.7f)), 2, 2, ground);
        canvas.DrawLine(text, x, y, LabelSize, ChartTheme.Ink);
    }
}
