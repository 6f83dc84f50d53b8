using Vitrine.Evaluation;
using Vitrine.Models;
using Vitrine.Training;

namespace Vitrine.Reporting;

/// <summary>Builds the record of a run made through the library, without a run folder.</summary>
internal static class RunRecords
{
    internal static RunRecord Of(TrainingResult run, EvaluationReport? test, TimeProvider time) =>
        new(RunRecord.CurrentFormatVersion, run.Recipe.Name, "train", "finished", time.GetUtcNow(), "", 0, run.Recipe, RunEnvironments.Capture("cpu"))
        {
            Classes = run.Model.Classes,
            Normalization = run.Model.Normalization,
            Summary = run.Model.Architecture.Summarize(run.Model.Height, run.Model.Width, run.Model.Classes.Count),
            EarlyLooks = run.EarlyLooks,
            History = run.History,
            StoppedEarly = run.StoppedEarly,
            TrainSeconds = run.TrainSeconds,
            Validation = Evaluator.Evaluate(run.Model, run.Validation, "validation"),
            Test = test,
            TestEvaluationCount = test is null ? 0 : 1,
        };

    /// <summary>Of a model that was averaged from others rather than trained; the recipe is that of the first of them.</summary>
    internal static RunRecord OfAverage(string name, Recipe recipe, TrainedModel model, DatasetProvenance dataset, TimeProvider time) =>
        new(RunRecord.CurrentFormatVersion, name, "average", "finished", time.GetUtcNow(), "", 0, recipe, RunEnvironments.Capture("cpu"))
        {
            Dataset = dataset,
            Classes = model.Classes,
            Normalization = model.Normalization,
            Summary = model.Architecture.Summarize(model.Height, model.Width, model.Classes.Count),
        };
}
