using Vitrine.Charts;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Exploration;
using Vitrine.Reporting;

namespace Vitrine.Runs;

/// <summary>The charts of a run, drawn stage by stage into its folder and kept for the report.</summary>
internal sealed class RunFigures(string folder)
{
    /// <summary>Side of one image pixel in the pictures of mistakes.</summary>
    private const int MistakeScale = 4;

    /// <summary>What the report shows one by one.</summary>
    private const int MistakeCount = 24;

    private readonly Dictionary<string, Chart> charts = [];

    internal void DrawData(Dataset dataset, DatasetExploration exploration, PrincipalComponents components) => Add(
        ClassCountsChart.Draw(exploration.Train, exploration.Test, dataset.Train.Classes),
        PixelHistogramChart.Draw(exploration.Train, exploration.Test),
        SampleGridChart.Draw(dataset.Train),
        ClassImagesChart.Draw(ClassImages.Of(dataset.Train), dataset.Train.Classes),
        PcaMapChart.Draw(components, dataset.Train));

    internal void DrawTraining(RunRecord run, ImageSet validation)
    {
        Add(
            LearningCurvesChart.Draw(run.History),
            LearningRateChart.Draw(run.History),
            ConfusionMatrixChart.Draw(run.Validation!),
            PerClassChart.Draw(run.Validation!),
            ReliabilityChart.Draw(run.Validation!),
            MistakesChart.Draw(run.Validation!, validation));
        if (run.Improvement is { Outcomes.Count: > 0 } improvement)
            Add(ImprovementChart.Draw(improvement));
    }

    internal void DrawFinal(EvaluationReport test) => Add(ConfusionMatrixChart.Draw(test), PerClassChart.Draw(test), ComparisonChart.Draw(test));

    internal ReportInput ToReport(RunRecord run, DatasetExploration exploration, ImageSet validation) => new(
        run,
        exploration,
        charts,
        run.Validation!.WorstMistakes.Take(MistakeCount).ToDictionary(
            mistake => mistake,
            mistake => ImageTile.Png(validation.Image(mistake.ImageIndex), validation.Height, validation.Width, MistakeScale)));

    private void Add(params IReadOnlyList<Chart> drawn)
    {
        foreach (var chart in drawn)
            charts[chart.Name] = chart;
        ChartFiles.Save(folder, drawn);
    }
}
