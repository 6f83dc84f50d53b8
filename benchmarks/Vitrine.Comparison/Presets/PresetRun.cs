using Vitrine.Bundles;
using Vitrine.Comparison.Results;
using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Reporting;
using Vitrine.Training;

namespace Vitrine.Comparison.Presets;

/// <summary>One run of a preset, <c>vitrine run --improve off</c>.</summary>
/// <param name="StartedAt">In UTC.</param>
/// <param name="Recipe">As used: what the preset leaves open, such as the precision, is settled.</param>
/// <param name="MultiplyAccumulates">Of one image forward.</param>
/// <param name="ImagesPerEpoch">Trained on; the rest that fills no batch is left out.</param>
/// <param name="TestAccuracy">Of the model as reloaded from its bundle, 0–1, with the views that the recipe asks for.</param>
/// <param name="TestTimeAugmentation">What the views cost and gained; null where each image is seen once.</param>
/// <param name="TestEvaluationCount">How often the test split was looked at.</param>
/// <param name="TrainSeconds">Inside the training loop, augmentation and validation included.</param>
/// <param name="TotalSeconds">Of the whole run.</param>
/// <param name="TrainTeraFlops">6 × multiply-accumulates × images seen, twice where two gradients are computed. Neither a teacher's answers are counted nor what a model to go on from had cost.</param>
/// <param name="Milestones">The thresholds that validation reached, lowest first; none where training went on from a model that had reached them.</param>
/// <param name="Before">Rates just before the run.</param>
/// <param name="After">Rates just after it.</param>
/// <param name="LoadAverage">Of the machine over the minute before: what else it was doing.</param>
/// <param name="PeakMemoryBytes">Largest resident set.</param>
public sealed record PresetRun(
    int Seed,
    DateTimeOffset StartedAt,
    Recipe Recipe,
    long Parameters,
    long MultiplyAccumulates,
    int ImagesPerEpoch,
    double TestAccuracy,
    Interval TestAccuracyInterval,
    AugmentedEvaluation? TestTimeAugmentation,
    int TestEvaluationCount,
    double ValidationAccuracy,
    double TrainSeconds,
    double TotalSeconds,
    double TrainTeraFlops,
    IReadOnlyList<Milestone> Milestones,
    IReadOnlyList<EpochRecord> History,
    ParityReport Parity,
    string WeightsSha256,
    MatrixProductRates Before,
    MatrixProductRates After,
    double LoadAverage,
    long PeakMemoryBytes,
    RunEnvironment Environment)
{
    // forward once and backward twice, two operations a multiply-accumulate
    private const double OperationsPerMultiplyAccumulate = 6, Tera = 1e12;

    internal bool IsBFloat16 => Recipe.Precision == Precision.BFloat16;

    /// <summary>In the training steps, validation not counted.</summary>
    internal double FlopsPerSecond => TrainTeraFlops * Tera / History.Sum(row => ImagesPerEpoch / row.ImagesPerSecond);

    /// <summary>Mean of before and after.</summary>
    internal double SingleRate => (Before.Single + After.Single) / 2;

    /// <summary>Mean of before and after; null where the processor has no instructions for it.</summary>
    internal double? BFloat16Rate => (Before.BFloat16 + After.BFloat16) / 2;

    /// <summary>Of a finished run, what is published of it.</summary>
    /// <param name="record">Its run.json.</param>
    /// <exception cref="VitrineException">It is not finished.</exception>
    internal static PresetRun Of(RunRecord record, MatrixProductRates before, MatrixProductRates after, double loadAverage, long peakMemoryBytes)
    {
        if (record is not { Test: { } test, Validation: { } validation, Summary: { } summary, Dataset: { } dataset, Parity: { } parity, WeightsSha256: { } hash })
            throw VitrineException.Failure(PresetsText.Unfinished.Fill(record.Name));
        var imagesPerEpoch = ImagesPerEpochOf(record.Recipe, dataset);
        double TeraFlops(double epochs) =>
            OperationsPerMultiplyAccumulate * summary.MultiplyAccumulates * imagesPerEpoch * record.Recipe.Sharpness.Gradients(epochs, record.Recipe.Epochs) / Tera;
        return new PresetRun(
            record.Recipe.Seed,
            record.StartedAt,
            record.Recipe.WithoutFolders(),
            summary.ParameterCount,
            summary.MultiplyAccumulates,
            imagesPerEpoch,
            test.Accuracy,
            test.AccuracyInterval,
            test.TestTimeAugmentation,
            record.TestEvaluationCount,
            validation.Accuracy,
            record.History[^1].ElapsedSeconds,
            record.TotalSeconds ?? 0,
            TeraFlops(record.History[^1].Epoch),
            record.Recipe.Start is null ? [.. MilestonesOf(record, TeraFlops)] : [],
            record.History,
            parity,
            hash,
            before,
            after,
            loadAverage,
            peakMemoryBytes,
            record.Environment);
    }

    private static int ImagesPerEpochOf(Recipe recipe, DatasetProvenance dataset)
    {
        var batchSize = Math.Min(recipe.BatchSize, dataset.TrainCount);
        return dataset.TrainCount / batchSize * batchSize;
    }

    private static IEnumerable<Milestone> MilestonesOf(RunRecord record, Func<double, double> teraFlops)
    {
        var looks = record.EarlyLooks.Concat(record.History.Select(row => new ValidationLook(row.Epoch, row.ValidationLoss, row.ValidationAccuracy, row.ElapsedSeconds)));
        return
            from threshold in ContestantSummary.Thresholds
            let look = looks.FirstOrDefault(look => look.Accuracy >= threshold)
            where look is not null
            select new Milestone(threshold, look.Epoch, look.ElapsedSeconds, teraFlops(look.Epoch));
    }
}
