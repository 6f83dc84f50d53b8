using System.Runtime.InteropServices;
using System.Text;
using Vitrine.Files;

namespace Vitrine.Data.Formats;

/// <summary>One file of NumPy arrays, called as Keras calls them; the classes' names travel in it as a text.</summary>
internal sealed class NpzFormat : DatasetFormat
{
    public override string Name => "npz";

    public override bool IsFolder => false;

    internal override IReadOnlyList<string> FileNames(Dataset dataset) => ["dataset.npz"];

    internal override Task WriteAsync(Dataset dataset, string folder, CancellationToken cancellationToken) => Task.Run(() => Write(dataset, Path.Combine(folder, FileNames(dataset)[0])), cancellationToken);

    private static void Write(Dataset dataset, string path) => NpzFile.Write(
        path,
        Arrays(dataset),
        [KeyValuePair.Create(LabelNames.FileName, Encoding.UTF8.GetBytes(LabelNames.ToText(dataset.Train.Classes)))],
        isCompressed: true);

    private static IEnumerable<KeyValuePair<string, NpyArray>> Arrays(Dataset dataset)
    {
        foreach (var (part, images) in new[] { ("train", dataset.Train), ("test", dataset.Test) })
        {
            yield return KeyValuePair.Create($"x_{part}", NpyArray.Of([images.Count, images.Height, images.Width], images.Pixels));
            yield return KeyValuePair.Create($"y_{part}", Labels(images));
        }
    }

    // bytes, as Keras' own data sets have them, where they suffice
    private static NpyArray Labels(ImageSet images) => images.Classes.Count <= byte.MaxValue + 1
        ? NpyArray.Of([images.Count], Array.ConvertAll(images.Labels, label => (byte)label))
        : new NpyArray("<u2", [images.Count], MemoryMarshal.AsBytes(images.Labels.AsSpan()).ToArray());
}
