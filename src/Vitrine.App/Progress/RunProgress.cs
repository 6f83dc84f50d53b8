using Spectre.Console.Rendering;
using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.App.Verbs;
using Vitrine.Bundles;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Exploration;
using Vitrine.Improvement;
using Vitrine.Inference;
using Vitrine.Inference.Preprocessing;
using Vitrine.Models;
using Vitrine.Runs;
using Vitrine.Training;

namespace Vitrine.App.Progress;

/// <summary>Shows a run as it happens: a heading per stage, what each found out, and progress in between.</summary>
internal sealed class RunProgress(Invocation invocation) : IRunObserver
{
    private const int StageCount = 8;
    private readonly IProgressDisplay display = ProgressDisplays.For(invocation);

    /// <summary>Where the run's files are, once it has a folder.</summary>
    internal string? Folder { get; private set; }

    private int Width => invocation.Terminal.Width;

    public void Started(string folder)
    {
        Folder = folder;
        display.Line(ProgressText.Folder.Fill(folder));
    }

    public void StageStarted(RunStage stage) => display.Line($"\n[{(int)stage}/{StageCount}] {NameOf(stage)}");

    public void DatasetProgressed(DatasetProgress progress) => new DataProgress(display).Report(progress);

    public void Loaded(Dataset dataset) => Show(DatasetTables.Overview(dataset));

    public void Explored(Dataset dataset, DatasetExploration exploration) => Show(
        DatasetTables.ClassCounts(dataset), DatasetTables.Statistics(exploration), DatasetTables.Health(exploration));

    public void Normalised(Normalization normalization, ImageSet train, ImageSet validation) => display.Line(ProgressText.Normalised.Fill(
        Layout.Count(train.Count), Layout.Count(validation.Count), Layout.Number(normalization.Mean, 4), Layout.Number(normalization.StandardDeviation, 4)));

    public void Built(ArchitectureSummary summary, Recipe recipe)
    {
        Show(SummaryTable.Of(summary, recipe.Name, Width));
        display.Line(ProgressText.Precision.Fill(RecipeOptions.NameOf(recipe.Precision)));
    }

    public void TrainingProgressed(TrainingProgress progress) => display.Training(progress);

    public void Trained(TrainingResult result)
    {
        display.Clear();
        if (result.StoppedEarly)
            display.Line((result.RanOutOfTime ? ProgressText.OutOfTime : ProgressText.StoppedEarly).Fill(result.History.Count));
    }

    public void Evaluated(EvaluationReport validation, EvaluationReport train) => Show(EvaluationTables.All(validation, Width));

    public void ImprovementProgressed(ImprovementProgress progress)
    {
        var isFinal = progress.Trial > progress.TrialCount;
        var title = isFinal ? ProgressText.FinalTraining : ProgressText.Trial.Fill(progress.Trial, progress.TrialCount, progress.Description);
        if (progress.Outcome is { } outcome)
            display.Line(outcome.Explanation);
        else if (progress.Training is { } training)
            display.Training(training, title + " · ");
        else
            display.Activity(title);
    }

    public void Improved(ImprovementReport report) => Show(ImprovementTable.Of(report, Width));

    public void Saved(string bundle) => display.Line(ProgressText.Saved.Fill(bundle));

    public void ParityChecked(ParityReport parity) => display.Line(ResultTable.Parity(parity));

    public void FinallyEvaluated(EvaluationReport test) => Show(EvaluationTables.All(test, Width));

    public void ReportWritten(string path) => display.Clear();

    /// <summary>Leaves nothing half-drawn behind, whatever ended the run.</summary>
    internal void Close() => display.Clear();

    private static string NameOf(RunStage stage) => stage switch
    {
        RunStage.Load => ProgressText.StageLoad,
        RunStage.Visualise => ProgressText.StageVisualise,
        RunStage.Normalise => ProgressText.StageNormalise,
        RunStage.Build => ProgressText.StageBuild,
        RunStage.Train => ProgressText.StageTrain,
        RunStage.Improve => ProgressText.StageImprove,
        RunStage.Save => ProgressText.StageSave,
        RunStage.FinalEvaluation => ProgressText.StageFinal,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, message: null),
    };

    private void Show(params IEnumerable<IRenderable> tables)
    {
        display.Clear();
        if (!invocation.IsJson)
            RichConsole.Write(invocation.Terminal, tables);
    }
}
