using Vitrine.Bundles;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Exploration;
using Vitrine.Improvement;
using Vitrine.Inference;
using Vitrine.Inference.Preprocessing;
using Vitrine.Preprocessing;
using Vitrine.Reporting;
using Vitrine.Torch;
using Vitrine.Training;

namespace Vitrine.Runs;

/// <summary>The main job: a data set through all eight stages.</summary>
public sealed class Pipeline
{
    private readonly RunFolder folder;
    private readonly IRunObserver observer;
    private readonly TimeProvider time;
    private readonly long startedAt;
    private readonly double earlierSeconds;
    private RunRecord record;

    private Pipeline(RunFolder folder, RunRecord record, IRunObserver observer, TimeProvider time, long startedAt)
    {
        (this.folder, this.record, this.observer, this.time, this.startedAt) = (folder, record, observer, time, startedAt);
        earlierSeconds = record.TotalSeconds ?? 0;
    }

    /// <summary>Makes a run folder and carries the run out in it.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="observer">Hears of everything, in order.</param>
    /// <param name="time">The clock; null is the system's.</param>
    /// <param name="cancellation">Ends the run at the next step of training, with its state saved.</param>
    /// <returns>The finished record, as it stands in run.json.</returns>
    /// <exception cref="VitrineException">Something a person can mend.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted, and can be resumed.</exception>
    public static Task<RunRecord> RunAsync(
        RunOptions options, IRunObserver observer, TimeProvider? time = null, CancellationToken cancellation = default) =>
        StartAsync(options, null, observer, time ?? TimeProvider.System, cancellation);

    /// <param name="predecessor">The run that this one goes on from or repeats; null for a run of its own.</param>
    /// <inheritdoc cref="RunAsync"/>
    internal static async Task<RunRecord> StartAsync(
        RunOptions options, Predecessor? predecessor, IRunObserver observer, TimeProvider time, CancellationToken cancellation)
    {
        var startedAt = time.GetTimestamp();
        RecipeValidation.Require(options.Recipe);
        var device = Devices.Select(options.Device);
        var folder = RunFolder.Create(options.Out, options.Recipe, time);
        try
        {
            var record = new RunRecord(
                RunRecord.CurrentFormatVersion,
                folder.Name,
                options.FinalEvaluation ? "run" : "train",
                "running",
                time.GetUtcNow(),
                Directory.Exists(options.Data) ? Path.GetFullPath(options.Data) : options.Data,
                options.Improve.TotalSeconds,
                options.Recipe,
                RunEnvironments.Capture(device.type.ToString().ToLowerInvariant()))
            {
                Plan = options.Plan,
            };
            var dataset = await OpenAsync(record, observer, cancellation);
            if (predecessor is not null)
                RequireSameData(predecessor.Record, dataset);
            Trainer.Require(record.Recipe, dataset.Train);
            return new Pipeline(folder, predecessor?.Mark(record, folder) ?? record, observer, time, startedAt).CarryOut(dataset, cancellation);
        }
        finally
        {
            folder.RemoveIfNeverStarted();
        }
    }

    /// <summary>Carries a run on that was interrupted or killed; a finished one is returned as it is.</summary>
    /// <param name="path">Its folder.</param>
    /// <inheritdoc cref="RunAsync"/>
    public static async Task<RunRecord> ResumeAsync(
        string path, IRunObserver observer, TimeProvider? time = null, CancellationToken cancellation = default)
    {
        time ??= TimeProvider.System;
        var startedAt = time.GetTimestamp();
        var folder = RunFolder.Open(path);
        var record = folder.ReadRecord();
        if (record.Status == "finished")
            return record;
        var dataset = await OpenAsync(record, observer, cancellation);
        RequireSameData(record, dataset);
        return new Pipeline(folder, record, observer, time, startedAt).CarryOut(dataset, cancellation);
    }

    private static Task<Dataset> OpenAsync(RunRecord record, IRunObserver observer, CancellationToken cancellation)
    {
        observer.StageStarted(RunStage.Load);
        var options = new DatasetStoreOptions { ReadPicture = (path, height, width) => PictureReader.Read(path, height, width) };
        return DatasetStore.OpenAsync(record.DataOption, options, new Relay<DatasetProgress>(observer.DatasetProgressed), cancellation);
    }

    /// <summary>Before anything is trained: with other data, neither a split nor weights can be those of before.</summary>
    /// <param name="before">Of the run that is carried on, extended or repeated.</param>
    private static void RequireSameData(RunRecord before, Dataset dataset)
    {
        // a run that ended before its data was known
        if (before.Dataset is not { } known)
            return;
        var different = known.Sha256.Keys.Union(dataset.Sha256.Keys).Where(file => known.Sha256.GetValueOrDefault(file) != dataset.Sha256.GetValueOrDefault(file)).ToList();
        if (different.Count > 0)
            throw VitrineException.Failure(RunsText.OtherData.Fill(before.Name, known.Source, dataset.Source, string.Join(", ", different)));
    }

    /// <summary>Synchronous and on one thread, as torch wants it.</summary>
    private RunRecord CarryOut(Dataset dataset, CancellationToken cancellation)
    {
        try
        {
            Save(record with { Status = "running" });
            observer.Started(folder.FullPath);
            RunStages(dataset, cancellation);
            return record;
        }
        catch (Exception exception)
        {
            Save(record with { Status = exception is OperationCanceledException ? "interrupted" : "failed", TotalSeconds = TotalSeconds });
            throw;
        }
    }

    private double TotalSeconds => earlierSeconds + time.GetElapsedTime(startedAt).TotalSeconds;

    private void RunStages(Dataset dataset, CancellationToken cancellation)
    {
        // ---- 1 Load and explore ----
        observer.Loaded(dataset);
        var components = DatasetExplorer.FitComponents(dataset.Train);
        var exploration = DatasetExplorer.Explore(dataset.Train, dataset.Test, components);
        observer.Explored(dataset, exploration);

        // ---- 2 Visualise ----
        observer.StageStarted(RunStage.Visualise);
        var figures = new RunFigures(folder.Figures);
        figures.DrawData(dataset, exploration, components);

        // ---- 3 Normalise: fitted on the training part only, or that of the model to go on from ----
        observer.StageStarted(RunStage.Normalise);
        var (train, validation) = Split.Stratified(dataset.Train, record.Recipe.ValidationShare, record.Recipe.Seed);
        var normalization = StartingWeights.NormalizationFor(record.Recipe, train);
        observer.Normalised(normalization, train, validation);

        // ---- 4 Build ----
        observer.StageStarted(RunStage.Build);
        var recipe = Trainer.Resolve(record.Recipe, train);
        var summary = recipe.Architecture.Summarize(train.Height, train.Width, train.Classes.Count);
        observer.Built(summary, recipe);
        Save(record with { Recipe = recipe, Dataset = Provenance(dataset, train, validation), Classes = train.Classes, Normalization = normalization, Summary = summary });

        // ---- 5 Train ----
        observer.StageStarted(RunStage.Train);
        var options = new TrainingOptions
        {
            Device = record.Environment.Device,
            CheckpointFolder = folder.Checkpoint,
            StartFolder = record.Extends is null ? null : folder.StartCheckpoint,
            TimeLimit = record.Plan?.TimeLimitSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Progress = new Relay<TrainingProgress>(Train),
            Time = time,
        };
        var result = Trainer.Train(record.Recipe, train, validation, normalization, options, cancellation);
        observer.Trained(result);

        // ---- 6 Evaluate and improve, on validation ----
        observer.StageStarted(RunStage.Improve);
        Evaluate(result);
        if (record.ImproveSeconds > 0)
            result = Improve(result, options, cancellation);
        figures.DrawTraining(record, validation);
        cancellation.ThrowIfCancellationRequested();

        // ---- 7 Save, load, and prove that nothing changed ----
        observer.StageStarted(RunStage.Save);
        ModelBundle.Save(folder.Bundle, result.Model, validation, record);
        Save(record with { WeightsSha256 = BundleFingerprint.OfWeights(folder.Bundle) });
        observer.Saved(folder.Bundle);
        using var classifier = Classifier.Load(folder.Bundle);
        var proof = record.Command == "run" ? dataset.Test : validation;
        var served = classifier.PredictBatch(proof.Pixels, proof.Count);
        Prove(Evaluator.Run(result.Model, proof, chooser: served.Plain), served);

        // ---- 8 Final evaluation: the test split, once, with the reloaded bundle ----
        if (record.Command == "run")
        {
            observer.StageStarted(RunStage.FinalEvaluation);
            var test = EvaluationReport.Of("test", served, dataset.Test.Labels);
            Save(record with { Test = test, TestEvaluationCount = record.TestEvaluationCount + 1 });
            observer.FinallyEvaluated(test);
            figures.DrawFinal(test);
        }
        ModelBundle.UpdateDescription(folder.Bundle, result.Model, record);
        WriteReport(exploration, figures, validation);
    }

    private void Train(TrainingProgress progress)
    {
        if (progress.FinishedEpoch is { } row)
        {
            Save(record with { History = [.. record.History.Where(earlier => earlier.Epoch < row.Epoch), row] });
            HistoryCsv.Save(record.History, folder.History);
        }
        observer.TrainingProgressed(progress);
    }

    private void Evaluate(TrainingResult result)
    {
        var validation = Evaluator.Evaluate(result.Model, result.Validation, "validation");
        var share = Math.Min(0.5, result.Validation.Count / (double)result.Train.Count);
        var train = Evaluator.Evaluate(result.Model, Split.Stratified(result.Train, share, result.Recipe.Seed).Held, "train");
        HistoryCsv.Save(result.History, folder.History);
        Save(record with
        {
            EarlyLooks = result.EarlyLooks,
            History = result.History,
            StoppedEarly = result.StoppedEarly,
            TrainSeconds = result.TrainSeconds,
            SecondsTo8324 = result.SecondsTo(ReferenceResults.OriginalProject),
            Validation = validation,
            Train = train,
            DeadUnits = Rectifiers.CountDead(result.Model, result.Validation),
        });
        observer.Evaluated(validation, train);
    }

    private TrainingResult Improve(TrainingResult start, TrainingOptions options, CancellationToken cancellation)
    {
        var (report, better) = Improver.Improve(
            start,
            TimeSpan.FromSeconds(record.ImproveSeconds),
            options with { CheckpointFolder = folder.ImprovedCheckpoint, StartFolder = null, TimeLimit = null, Progress = null },
            new Relay<ImprovementProgress>(observer.ImprovementProgressed),
            cancellation);
        Save(record with { Improvement = report, FinalRecipe = better?.Recipe });
        observer.Improved(report);
        if (better is null)
            return start;
        Save(record with { Summary = better.Recipe.Architecture.Summarize(start.Model.Height, start.Model.Width, start.Model.Classes.Count) });
        Evaluate(better);
        return better;
    }

    private void Prove(PredictionBatch trained, PredictionBatch served)
    {
        var parity = ParityCheck.Compare(trained.Probabilities, served.Probabilities, served.Classes.Count);
        Save(record with { Parity = parity });
        observer.ParityChecked(parity);
        if (!parity.Holds)
            throw VitrineException.Failure(RunsText.ParityFailed.Fill(parity.MaxAbsDifference, parity.Top1Agreement, folder.Bundle));
    }

    private void WriteReport(DatasetExploration exploration, RunFigures figures, ImageSet validation)
    {
        Save(record with { Status = "finished", TotalSeconds = TotalSeconds });
        HtmlReport.Save(figures.ToReport(record, exploration, validation), folder.Report);
        observer.ReportWritten(folder.Report);
    }

    private void Save(RunRecord changed)
    {
        record = changed;
        RunRecordJson.Save(record, folder.Record);
    }

    internal static DatasetProvenance Provenance(Dataset dataset, ImageSet train, ImageSet validation) => new(
        dataset.Name, dataset.Source, train.Count, validation.Count, dataset.Test.Count, train.Height, train.Width, train.Classes.Count, dataset.Sha256);

    /// <summary>Calls at once and in order, unlike <see cref="Progress{T}"/>.</summary>
    private sealed class Relay<T>(Action<T> action) : IProgress<T>
    {
        public void Report(T value) => action(value);
    }
}
