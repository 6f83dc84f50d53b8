using Vitrine.Bundles;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Models;
using Vitrine.Reporting;
using Vitrine.Torch;
using Vitrine.Training;
using Vitrine.Training.Averaging;

namespace Vitrine.Runs;

/// <summary>Makes one model of several: the mean of their weights, with batch statistics of its own, saved and proven like a trained one.</summary>
public static class ModelAveraging
{
    /// <summary>
    /// Averages bundles of one network, one data set and one seed. The seed decides the first weights and the validation part: with another
    /// the mean would lie between networks that have nothing to do with each other, and be judged by images that some were trained on.
    /// </summary>
    /// <param name="bundles">Two folders or more.</param>
    /// <param name="dataset">What the models were trained on: statistics are estimated on its training part, and the result is judged on validation.</param>
    /// <param name="folder">Replaced as a whole if it holds a bundle.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends it before anything is saved.</param>
    /// <exception cref="VitrineException">The models cannot be averaged, or the saved one does not equal the one in memory.</exception>
    public static AveragingResult Average(IReadOnlyList<string> bundles, Dataset dataset, string folder, TimeProvider time, CancellationToken cancellation = default)
    {
        Devices.UseAvailableProcessors();
        // ---- Load, and see that the mean makes sense ----
        var manifests = bundles.Select(bundle => BundleReader.Open(bundle).Manifest).ToList();
        var models = bundles.Select(ModelBundle.Load).ToList();
        var recipes = manifests.Zip(bundles, RecipeOf).ToList();
        AveragingRules.Require(bundles, models, recipes, manifests, dataset);

        // ---- Average, and fit the statistics to the mean ----
        var (train, validation) = Split.Stratified(dataset.Train, recipes[0].ValidationShare, recipes[0].Seed);
        var mean = models[0] with { Weights = WeightMean.Of(models) };
        var (model, imageCount) = StatisticsRefit.Of(mean, train, recipes[0].Augmentation, recipes[0].BatchSize, recipes[0].Seed, cancellation);

        // ---- Judge it on validation, beside those it was made of ----
        var members = models.Select(member => Evaluator.Run(member, validation)).ToList();
        var answers = Evaluator.Run(model, validation);
        var reports = members.Select(member => EvaluationReport.Of("validation", member, validation.Labels)).ToList();
        var best = Enumerable.Range(0, reports.Count).MaxBy(index => reports[index].Accuracy);
        var comparison = PairedComparison.Of(Classes(members[best]), Classes(answers), validation.Labels);

        cancellation.ThrowIfCancellationRequested();

        // ---- Save, load, and prove that nothing changed ----
        var sources = manifests.Select(manifest => new BundleSource(manifest.Name, manifest.Files[BundleFiles.Weights])).ToList();
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        var record = RunRecords.OfAverage(name, recipes[0], model, Pipeline.Provenance(dataset, train, validation), time) with
        {
            Validation = EvaluationReport.Of("validation", answers, validation.Labels),
            AveragedFrom = new AveragedFrom(sources, imageCount),
        };
        ModelBundle.Save(folder, model, validation, record);
        using var classifier = Classifier.Load(folder);
        var served = classifier.PredictBatch(validation.Pixels, validation.Count);
        var parity = ParityCheck.Compare(Evaluator.Run(model, validation, served.Plain).Probabilities, served.Probabilities, validation.Classes.Count);
        if (!parity.Holds)
            throw VitrineException.Failure(RunsText.ParityFailed.Fill(parity.MaxAbsDifference, parity.Top1Agreement, folder));
        record = record with { Parity = parity, WeightsSha256 = BundleFingerprint.OfWeights(folder) };
        ModelBundle.UpdateDescription(folder, model, record);
        return new AveragingResult(folder, reports, record.Validation!, best, comparison, imageCount, parity, record.WeightsSha256);
    }

    private static ushort[] Classes(PredictionBatch answers) => PredictedClasses.Of(answers.Probabilities, answers.Classes.Count);

    private static Recipe RecipeOf(BundleManifest manifest, string bundle) =>
        RecordedRecipe.Of(manifest) ?? throw VitrineException.InvalidData(RunsText.NoRecipe.Fill(bundle));
}
