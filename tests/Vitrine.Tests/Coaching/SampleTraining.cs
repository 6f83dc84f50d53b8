using Vitrine.Augmentation;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Models;
using Vitrine.Reporting;
using Vitrine.Runs;
using Vitrine.Tests.Reporting;
using Vitrine.Training;

namespace Vitrine.Tests.Coaching;

/// <summary>Real trainings on the embedded sample, as far as the coach looks at them; each takes a second or so.</summary>
internal static class SampleTraining
{
    /// <summary>The dense network of `seed` without anything against learning by heart; a fifth is held out, so that 300 images judge.</summary>
    internal static Recipe Plain { get; } = new()
    {
        Name = "plain",
        Architecture = Architectures.Seed,
        Epochs = 10,
        BatchSize = 64,
        Optimizer = Optimizer.AdamW,
        LearningRate = 0.003,
        WeightDecay = 0,
        LabelSmoothing = 0,
        Augmentation = new AugmentationOptions { Flip = Flip.Off },
        ValidationShare = 0.2,
    };

    internal static RunRecord Of(Recipe recipe)
    {
        var dataset = SampleData.Load();
        var result = Trainer.Train(recipe, dataset.Train);
        var share = Math.Min(0.5, result.Validation.Count / (double)result.Train.Count);
        return ReportFixture.JustBegun().Run with
        {
            Recipe = result.Recipe,
            Classes = dataset.Train.Classes,
            Dataset = Pipeline.Provenance(dataset, result.Train, result.Validation),
            EarlyLooks = result.EarlyLooks,
            History = result.History,
            Validation = Evaluator.Evaluate(result.Model, result.Validation, "validation"),
            Train = Evaluator.Evaluate(result.Model, Split.Stratified(result.Train, share, recipe.Seed).Held, "train"),
            DeadUnits = Rectifiers.CountDead(result.Model, result.Validation),
        };
    }
}
