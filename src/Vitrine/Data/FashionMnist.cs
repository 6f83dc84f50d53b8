using Vitrine.Data.Formats;
using Vitrine.Inference;

namespace Vitrine.Data;

/// <summary>
/// Fashion-MNIST (Xiao, Rasul and Vollgraf 2017, arXiv:1708.07747), release of 31 August 2017: 60,000 training and 10,000 test
/// images, 28×28 grey, ten classes of equal size.
/// </summary>
public static class FashionMnist
{
    public const string Name = "Fashion-MNIST";

    /// <summary>What <c>--data</c> calls it.</summary>
    public const string Option = "fashion-mnist";

    internal const string TrainImages = "train-images-idx3-ubyte";
    internal const string TrainLabels = "train-labels-idx1-ubyte";
    internal const string TestImages = "t10k-images-idx3-ubyte";
    internal const string TestLabels = "t10k-labels-idx1-ubyte";

    /// <summary>The classes, by label.</summary>
    public static IReadOnlyList<ClassName> Classes { get; } =
    [
        new("T-shirt/top", "Camiseta"),
        new("Trouser", "Calça"),
        new("Pullover", "Pulôver"),
        new("Dress", "Vestido"),
        new("Coat", "Casaco"),
        new("Sandal", "Sandália"),
        new("Shirt", "Camisa"),
        new("Sneaker", "Tênis"),
        new("Bag", "Bolsa"),
        new("Ankle boot", "Bota"),
    ];

    /// <summary>Its four files, as the current release has them; gzip wrappers differ between distributors, so content is hashed.</summary>
    public static IReadOnlyList<DatasetFile> Files { get; } =
    [
        new(TrainImages, "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888", 47_040_016),
        new(TrainLabels, "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9", 60_008),
        new(TestImages, "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b", 7_840_016),
        new(TestLabels, "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34", 10_008),
    ];

    /// <summary>What <see cref="ImageFingerprint"/> makes of its training and of its test images.</summary>
    internal static IReadOnlyList<string> Fingerprints { get; } =
    [
        "6199cd1106a5638d71d4e917c83e715da93e4dceed031b42c0398dd35197e2ec",
        "18bf282e52467fce72ad16d0de07c0ff8d8e2ba07a5f2a4d8070d7d77ac18a7a",
    ];

    /// <summary>
    /// Loads the set from where it lies on this machine, or fetches it (see <see cref="DatasetStore.OpenAsync"/>).
    /// </summary>
    /// <exception cref="VitrineException">It is nowhere to be had; the message says what was tried.</exception>
    public static Task<Dataset> LoadAsync(CancellationToken cancellationToken = default) =>
        DatasetStore.OpenAsync(Option, new DatasetStoreOptions(), progress: null, cancellationToken);
}
