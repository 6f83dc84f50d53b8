using Vitrine.Evaluation;
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
            History = run.History,
            StoppedEarly = run.StoppedEarly,
            TrainSeconds = run.TrainSeconds,
            Validation = Evaluator.Evaluate(run.Model, run.Validation, "validation"),
            Test = test,
            TestEvaluationCount = test is null ? 0 : 1,
        };
}
