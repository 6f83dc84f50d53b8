using Microsoft.ML.Data;

namespace Vitrine.Peers;

/// <summary>A row for ML.NET.</summary>
internal sealed class Picture
{
    /// <summary>From 0 to 1, row by row.</summary>
    [VectorType(IdxFiles.PixelCount)]
    public float[] Features { get; set; } = [];

    public uint Label { get; set; }

    internal static IEnumerable<Picture> Of(IdxFiles files) => Enumerable.Range(0, files.Count).Select(i => new Picture
    {
        Features = Array.ConvertAll(files.Images[(i * IdxFiles.PixelCount)..((i + 1) * IdxFiles.PixelCount)], pixel => pixel / 255f),
        Label = files.Labels[i],
    });
}
