using System.Diagnostics;
using Vitrine.Bundles;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Preprocessing;
using Vitrine.Torch;
using Vitrine.Training;

namespace Vitrine.Runs;

/// <summary>
/// All that can go wrong in a run, tried in seconds: the recipe, the data, the network, a few steps of training at the run's own batch
/// size, a validation, saving and loading. Nothing is left behind.
/// </summary>
public static class DryRun
{
    private const int StepCount = 3;

    private static readonly string[] Files = ["run.json", "history.csv", "checkpoint/", "figures/", "model/", "report.html"];

    /// <summary>What only a run writes that also looks for a better recipe.</summary>
    private const string ImprovedFile = "checkpoint-improved/";

    /// <param name="options">Of the run that is thought of.</param>
    /// <param name="dataset">What <see cref="RunOptions.Data"/> names, opened.</param>
    /// <param name="time">The clock; null is the system's.</param>
    /// <param name="cancellation">Ends it at the next step.</param>
    /// <exception cref="VitrineException">What would have stopped the run.</exception>
    public static DryRunReport Run(RunOptions options, Dataset dataset, TimeProvider? time = null, CancellationToken cancellation = default)
    {
        time ??= TimeProvider.System;
        RecipeValidation.Require(options.Recipe);
        var place = RunFolder.Place(options.Out, options.Recipe, time);
        var device = Devices.Select(options.Device);
        var (train, validation) = Split.Stratified(dataset.Train, options.Recipe.ValidationShare, options.Recipe.Seed);
        var recipe = Trainer.Resolve(options.Recipe, train);
        var (costs, result) = TrainingCosts.Measure(
            recipe, train, validation, StartingWeights.NormalizationFor(recipe, train), StepCount, new TrainingOptions { Device = options.Device, Time = time }, cancellation);
        return new DryRunReport(
            recipe,
            dataset.Name,
            train.Count,
            validation.Count,
            device.type.ToString().ToLowerInvariant(),
            result.Model.ParameterCount,
            costs,
            options.Improve.TotalSeconds,
            Process.GetCurrentProcess().PeakWorkingSet64,
            SaveAndLoad(result),
            place,
            options.Improve > TimeSpan.Zero ? [.. Files, ImprovedFile] : Files);
    }

    private static ParityReport SaveAndLoad(TrainingResult result)
    {
        var temporary = Directory.CreateTempSubdirectory("vitrine-dry-run-");
        try
        {
            var bundle = Path.Combine(temporary.FullName, "model");
            ModelBundle.Save(bundle, result);
            using var classifier = Classifier.Load(bundle);
            var served = classifier.PredictBatch(result.Validation.Pixels, result.Validation.Count);
            var trained = Evaluator.Run(result.Model, result.Validation, chooser: served.Plain);
            var parity = ParityCheck.Compare(trained.Probabilities, served.Probabilities, served.Classes.Count);
            return parity.Holds ? parity : throw VitrineException.Failure(RunsText.DryRunParityFailed.Fill(parity.MaxAbsDifference, parity.Top1Agreement));
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }
}
