using Vitrine.Data;
using Vitrine.Improvement.Ensembles;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Inference;
using Vitrine.Reporting.Markup;
using Vitrine.Training;

namespace Vitrine.Improvement.Trials;

/// <summary>Carries one trial out: trains its recipe, reports validation accuracy after each epoch, ends early where the study says so.</summary>
public static class TrialTraining
{
    /// <param name="study">With objectives of <see cref="TrialObjectives"/>.</param>
    /// <param name="trial">Asked for by this process.</param>
    /// <param name="subject">What the study is about.</param>
    /// <param name="folder">Where the study is; the trial's checkpoint lies there until its end.</param>
    /// <param name="dataset">What the subject names, opened.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Gives the trial back, its state saved.</param>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    /// <exception cref="LeaseLostException">The trial is another's now.</exception>
    public static void Run(Study study, Trial trial, TrialSubject subject, StudyFolder folder, Dataset dataset, TimeProvider time, CancellationToken cancellation)
    {
        var recipe = subject.RecipeOfTrial(study.Settings, trial.Choice);
        var checkpoint = folder.CheckpointOf(trial.Number);
        var options = new TrainingOptions
        {
            Device = subject.Device,
            CheckpointFolder = checkpoint,
            EndAfter = row =>
            {
                trial.Report(row.Epoch, row.ValidationAccuracy);
                return trial.ShouldPrune() || IsTooSlow(subject, row.ElapsedSeconds);
            },
            Time = time,
        };
        try
        {
            var result = Trainer.Train(recipe, dataset.Train, options, cancellation);
            Tell(study, trial, subject, result, folder);
        }
        catch (OperationCanceledException)
        {
            trial.Release();
            throw;
        }
        // What is missing or damaged around it says nothing about the recipe.
        catch (VitrineException problem) when (problem.Kind is FailureKind.Usage or FailureKind.Failed)
        {
            trial.Fail(problem.Message, seconds: 0);
        }
        if (Directory.Exists(checkpoint))
            Directory.Delete(checkpoint, recursive: true);
    }

    private static bool IsTooSlow(TrialSubject subject, double seconds) => subject.MaximumTime is { } limit && seconds > limit.TotalSeconds;

    private static void Tell(Study study, Trial trial, TrialSubject subject, TrainingResult result, StudyFolder folder)
    {
        if (result.StoppedEarly)
        {
            trial.Prune(result.TrainSeconds, trial.ShouldPrune() ? null : TrialsText.TooSlow.Fill(Quantity.Duration(subject.MaximumTime!.Value.TotalSeconds)));
            return;
        }
        // the last epoch ends training by itself, without the question whether it should
        trial.Report(result.History[^1].Epoch, result.History[^1].ValidationAccuracy);
        StudyModels.Keep(folder, study, trial.Number, result);
        trial.Finish([.. study.Settings.Objectives.Select(objective => TrialObjectives.Measure(objective, result))], result.TrainSeconds);
        StudyModels.Tidy(folder, study.Trials());
    }
}
