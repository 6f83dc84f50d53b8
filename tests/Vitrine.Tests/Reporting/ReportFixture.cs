using Vitrine.Bundles;
using Vitrine.Charts;
using Vitrine.Evaluation;
using Vitrine.Exploration;
using Vitrine.Improvement;
using Vitrine.Inference;
using Vitrine.Inference.Preprocessing;
using Vitrine.Models;
using Vitrine.Reporting;
using Vitrine.Training;

namespace Vitrine.Tests.Reporting;

/// <summary>A finished run as `vitrine run` leaves it, with plausible numbers throughout.</summary>
internal static class ReportFixture
{
    internal static readonly IReadOnlyList<ClassName> Classes =
    [
        new("T-shirt/top", "Camiseta"), new("Trouser", "Calça"), new("Pullover", "Pulôver"), new("Dress", "Vestido"), new("Coat", "Casaco"),
        new("Sandal", "Sandália"), new("Shirt", "Camisa"), new("Sneaker", "Tênis"), new("Bag", "Bolsa"), new("Ankle boot", "Bota"),
    ];

    private static readonly string[] ChartNames =
    [
        "class-counts", "pixel-histogram", "sample-grid", "class-images", "pca-map", "learning-curves", "learning-rate", "confusion-matrix",
        "test-confusion-matrix", "per-class", "reliability", "improvement", "comparison",
    ];

    internal static ReportInput Finished() => new(FinishedRun(), Exploration(), Charts(ChartNames), Pictures(EvaluationFixture.Validation()));

    /// <summary>As `vitrine train --improve off` leaves it: without improvement and without a look at the test pictures.</summary>
    internal static ReportInput TrainedOnly() => Finished() with
    {
        Run = FinishedRun() with { Command = "train", ImproveSeconds = 0, FinalRecipe = null, Improvement = null, Test = null, TestEvaluationCount = 0 },
    };

    /// <summary>As it stands the moment a run has begun.</summary>
    internal static ReportInput JustBegun() => new(
        NewRun() with { Status = "running" }, null, new Dictionary<string, Chart>(), new Dictionary<Mistake, byte[]>());

    internal static RunRecord FinishedRun() => NewRun() with
    {
        FinalRecipe = Recipe() with { Name = "fast+cutout", Augmentation = new() { Shift = 2, Cutout = 8 } },
        Dataset = Dataset(),
        Classes = Classes,
        Normalization = new Normalization(0.28610f, 0.35308f),
        Summary = Summary(),
        History = [.. Enumerable.Range(1, 8).Select(Epoch)],
        TrainSeconds = 41.7,
        TotalSeconds = 73.2,
        SecondsTo8324 = 1.4,
        Train = EvaluationFixture.Train(),
        Validation = EvaluationFixture.Validation(),
        Improvement = ImprovementFixture.Adopted(),
        Parity = new ParityReport(10_000, 3.6e-7, 1),
        Test = EvaluationFixture.Test(),
        TestEvaluationCount = 1,
        WeightsSha256 = "9f2c4b1de0a7536810cf7d1b5a3e42860f9d7c5be3a1286440d5f0c9b7e6a312",
    };

    internal static Dictionary<string, Chart> Charts(IEnumerable<string> names) =>
        names.ToDictionary(name => name, name => new Chart(name, $"Title of {name}", $"What {name} shows", 760, 420, PictureFixture.UsualChart, "<svg/>"));

    private static RunRecord NewRun() => new(
        RunRecord.CurrentFormatVersion,
        "2026-03-14-1502-fast",
        "run",
        "finished",
        new DateTimeOffset(2026, 3, 14, 15, 2, 26, TimeSpan.Zero),
        "fashion-mnist",
        ImproveSeconds: 60,
        Recipe(),
        new RunEnvironment(
            "0.1.0",
            "4be1c9a7f06d2358e1a9c4470d36f8b5127e0a6c",
            "Debian GNU/Linux 12 (bookworm)",
            "AMD EPYC 7B13",
            2,
            2,
            "cpu",
            "10.0.1",
            new Dictionary<string, string> { ["TorchSharp"] = "0.107.0", ["libtorch"] = "2.10.0", ["ONNX Runtime"] = "1.31.1" }));

    private static Recipe Recipe() => new() { Name = "fast", Architecture = new Architecture([]), Seed = 7, Epochs = 8 };

    private static DatasetProvenance Dataset() => new(
        "Fashion-MNIST",
        "/usr/share/datasets/fashion-mnist",
        55_000,
        5_000,
        10_000,
        28,
        28,
        10,
        new Dictionary<string, string>
        {
            ["train-images-idx3-ubyte"] = "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
            ["train-labels-idx1-ubyte"] = "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
            ["t10k-images-idx3-ubyte"] = "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
            ["t10k-labels-idx1-ubyte"] = "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
        });

    private static ArchitectureSummary Summary() => new(
        [1, 28, 28],
        [
            new("conv2d_1", "conv2d", "32 filters 4×4, stride 2, padding 1", [32, 14, 14], 512, 100_352),
            new("batch_norm_1", "batchNorm", "32 channels", [32, 14, 14], 64, 6_272),
            new("relu_1", "relu", "", [32, 14, 14], 0, 0),
            new("conv2d_2", "conv2d", "96 filters 3×3, stride 2, padding 1", [96, 7, 7], 27_648, 1_354_752),
            new("batch_norm_2", "batchNorm", "96 channels", [96, 7, 7], 192, 4_704),
            new("relu_2", "relu", "", [96, 7, 7], 0, 0),
            new("conv2d_3", "conv2d", "96 filters 3×3, padding 1", [96, 7, 7], 82_944, 4_064_256),
            new("batch_norm_3", "batchNorm", "96 channels", [96, 7, 7], 192, 4_704),
            new("relu_3", "relu", "", [96, 7, 7], 0, 0),
            new("flatten_1", "flatten", "", [4704], 0, 0),
            new("dense_1", "dense", "10 units", [10], 47_050, 47_040),
        ]);

    private static EpochRecord Epoch(int epoch) => new(
        epoch,
        TrainLoss: 0.58 + (0.62 / epoch),
        TrainAccuracy: 0.945 - (0.16 / epoch),
        ValidationLoss: 0.215 + (0.30 / epoch),
        ValidationAccuracy: 0.9324 - (0.082 / epoch),
        LearningRate: 0.1 * (8 - epoch) / 6,
        ElapsedSeconds: 5.2 * epoch,
        ImagesPerSecond: 10_950 + (17 * epoch));

    private static DatasetExploration Exploration() => new(
        new SplitStatistics(60_000, [.. Enumerable.Repeat(6_000, 10)], 0.2860, 0.3530, 0, 255, 0.5023, new long[256]),
        new SplitStatistics(10_000, [.. Enumerable.Repeat(1_000, 10)], 0.2868, 0.3524, 0, 255, 0.4989, new long[256]),
        new DuplicateReport(WithinTrain: 43, WithinTest: 1, AcrossSplits: 0, ConflictingLabels: 3),
        [0.2904, 0.1775]);

    private static Dictionary<Mistake, byte[]> Pictures(EvaluationReport validation) =>
        validation.WorstMistakes.ToDictionary(mistake => mistake, mistake => PictureFixture.Garment(mistake.ImageIndex));
}
