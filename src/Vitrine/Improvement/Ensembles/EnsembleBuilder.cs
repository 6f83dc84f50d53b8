using System.Security.Cryptography;
using System.Text;
using Vitrine.Bundles;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;
using Vitrine.Inference.Bundles;
using Vitrine.Models;
using Vitrine.Reporting;
using Vitrine.Training;
using Vitrine.Training.Averaging;
using Vitrine.Training.Teaching;

namespace Vitrine.Improvement.Ensembles;

/// <summary>Makes more of a study's models than the best of them: an ensemble, a mean of weights, and a network that learns from the ensemble.</summary>
/// <param name="folder">Of the study, in which no trial is under way; what is made is saved in it.</param>
/// <param name="time">The clock.</param>
/// <param name="cancellation">Ends it at the next step.</param>
public sealed class EnsembleBuilder(StudyFolder folder, TimeProvider time, CancellationToken cancellation)
{
    /// <summary>Of models in the study's folder: the best recipe's, the mean of weights, and the one that the ensemble taught.</summary>
    public const string BestName = "best", AveragedName = "averaged", DistilledName = "distilled";

    /// <summary>Models whose weights are tried beside the best one's: each costs a pass over the training images.</summary>
    private const int MaximumAlike = 4;

    /// <param name="trials">All that have ended; the models of the best are in the folder.</param>
    /// <param name="best">The best recipe, trained with the study's seed: with another it would have learnt from images that the trials held out.</param>
    /// <param name="distil">Trains a recipe in a role, or takes up where it was interrupted; null trains none.</param>
    public EnsembleChoice Build(IReadOnlyList<TrialRecord> trials, TrainingResult best, Func<string, Recipe, TrainingResult>? distil)
    {
        StudyModels.DeleteLeftovers(folder);
        ModelBundle.Save(folder.ModelOf(BestName), best, time: time);
        var choice = new EnsembleChoice([new(BestName, best.Model), .. StudyModels.Load(folder, trials)], best.Validation);
        cancellation.ThrowIfCancellationRequested();
        var (alike, averagedFrom, averaged) = Average(choice, best);
        return choice with { Alike = alike, AveragedFrom = averagedFrom, Averaged = averaged, Distilled = distil is null ? null : Distil(choice, best.Recipe, distil) };
    }

    /// <summary>
    /// One after the other, those that make the mean better on the held-out images: a greedy soup (Wortsman et al. 2022, arXiv:2203.05482).
    /// </summary>
    private (IReadOnlyList<int> Alike, IReadOnlyList<int> From, TrainedModel? Mean) Average(EnsembleChoice choice, TrainingResult best)
    {
        var models = choice.Models.Select(model => model.Model).ToList();
        int[] alike = [.. Enumerable.Range(0, models.Count).Where(model => model != choice.Single && IsAlike(models[model], models[choice.Single])).OrderByDescending(choice.HeldAccuracy)];
        var (from, mean, statisticsCount) = (new List<int> { choice.Single }, (TrainedModel?)null, 0);
        if (alike.Length == 0)
            return (alike, [], null);
        // fresh statistics help a network that was trained briefly: what they do for the best model alone is no merit of the mean
        var accuracy = Math.Max(choice.HeldAccuracy(choice.Single), choice.HeldAccuracy(MeanOf([]).Model));
        foreach (var candidate in alike.Take(MaximumAlike))
        {
            var (attempt, imageCount) = MeanOf([candidate]);
            if (choice.HeldAccuracy(attempt) is var reached && reached <= accuracy)
                continue;
            from.Add(candidate);
            (mean, accuracy, statisticsCount) = (attempt, reached, imageCount);
        }
        if (mean is null)
            return (alike, [], null);
        SaveMean(mean, [.. from.Select(model => choice.Models[model].Name)], best, statisticsCount);
        return (alike, from, mean);

        (TrainedModel Model, int ImageCount) MeanOf(int[] further)
        {
            cancellation.ThrowIfCancellationRequested();
            var weights = WeightMean.Of([.. from.Concat(further).Select(model => models[model])]);
            return StatisticsRefit.Of(models[choice.Single] with { Weights = weights }, best.Train, best.Recipe.Augmentation, best.Recipe.BatchSize, best.Recipe.Seed, cancellation);
        }
    }

    /// <summary>Dropout has no weights, and how much of it there was is no matter to their mean.</summary>
    private static bool IsAlike(TrainedModel model, TrainedModel other) =>
        WithoutDropout(model.Architecture) == WithoutDropout(other.Architecture) && model.Normalization == other.Normalization;

    private static Architecture WithoutDropout(Architecture architecture) => architecture.Rewrite(layer => layer is Dropout ? null : layer);

    private void SaveMean(TrainedModel mean, IReadOnlyList<string> from, TrainingResult best, int statisticsCount)
    {
        var sources = from.Select(name => new BundleSource(name, WeightsSha256(name))).ToList();
        var record = RunRecords.Of(best with { Model = mean, Recipe = best.Recipe with { Name = $"{best.Recipe.Name}-{AveragedName}" }, History = [] }, test: null, time);
        ModelBundle.Save(folder.ModelOf(AveragedName), mean, best.Validation, record with { AveragedFrom = new AveragedFrom(sources, statisticsCount) });
    }

    private TrainedModel Distil(EnsembleChoice choice, Recipe best, Func<string, Recipe, TrainingResult> train)
    {
        // as often as each counts: they teach their mean
        var teachers = choice.Members.SelectMany(member => Enumerable.Repeat(new SavedModel(folder.ModelOf(choice.Models[member].Name)).Pinned(), choice.Counts[member])).ToList();
        var recipe = best with { Name = $"{best.Name}-{DistilledName}", Distillation = (best.Distillation ?? new Distillation([])) with { Teachers = teachers } };
        // Another best recipe, other teachers or another place make another training, which must not go on from this one's state.
        var identity = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(RecipeJson.Format(recipe))));
        var result = train($"{DistilledName}-{identity[..12]}", recipe);
        ModelBundle.Save(folder.ModelOf(DistilledName), result, time: time);
        return result.Model;
    }

    private string WeightsSha256(string name) => BundleReader.Open(folder.ModelOf(name)).Manifest.Files[BundleFiles.Weights];
}
