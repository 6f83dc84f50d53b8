namespace Vitrine.Data;

/// <summary>How a data set is found, fetched and read.</summary>
public sealed record DatasetStoreOptions
{
    /// <summary>Decodes a picture to grey values 0–255, [height, width], light on dark; needed for folders of pictures only.</summary>
    public Func<string, int, int, byte[]>? ReadPicture { get; init; }

    /// <summary>Rows to which pictures are brought.</summary>
    public int PictureHeight { get; init; } = 28;

    /// <summary>Columns to which pictures are brought.</summary>
    public int PictureWidth { get; init; } = 28;

    /// <summary>Share of each class held out for test where a set has no split of its own; a sixth of all images, about Fashion-MNIST's share.</summary>
    public double TestShare { get; init; } = 1.0 / 6;

    /// <summary>Of that split.</summary>
    public int SplitSeed { get; init; } = 1;

    /// <summary>Where Fashion-MNIST is downloaded from, in this order; content is checked, so a mirror without TLS does no harm.</summary>
    public IReadOnlyList<Uri> Mirrors { get; init; } =
    [
        new("https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"),
        new("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
    ];

    /// <summary>A mirror that does not accept a connection within this time is given up.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A transfer that brings nothing for this long is broken off.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Of one file from one mirror; each goes on where the last broke off.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>Before the second attempt; each further one waits as much longer.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For apt as a whole, whose lists alone can be tens of megabytes.</summary>
    public TimeSpan PackageTimeout { get; init; } = TimeSpan.FromMinutes(5);

    public DatasetEnvironment Environment { get; init; } = new();

    /// <summary>What passes for Fashion-MNIST: a test has smaller files than the real ones.</summary>
    internal IReadOnlyList<DatasetFile> FashionMnistFiles { get; init; } = FashionMnist.Files;

    /// <summary>The same for images in other formats than IDX, whose files have no hash that everybody shares.</summary>
    internal IReadOnlyList<string> FashionMnistFingerprints { get; init; } = FashionMnist.Fingerprints;
}
