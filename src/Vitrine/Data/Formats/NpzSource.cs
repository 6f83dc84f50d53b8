using System.Text;
using Vitrine.Files;
using Vitrine.Inference;

namespace Vitrine.Data.Formats;

/// <summary>
/// A data set as Keras keeps it: one npz file with the arrays <c>x_train</c>, <c>y_train</c>, <c>x_test</c> and <c>y_test</c>. Without the last two a share is held out
/// for test.
/// </summary>
internal sealed class NpzSource(string path) : DatasetSource([path])
{
    internal const string Extension = ".npz";

    internal override Task<Dataset> ReadAsync(DatasetStoreOptions options, CancellationToken cancellationToken) => Task.Run(() => Read(options), cancellationToken);

    private Dataset Read(DatasetStoreOptions options)
    {
        var (arrays, texts) = NpzFile.Read(path);
        var train = Part(arrays, "train");
        var test = arrays.ContainsKey("x_test") || arrays.ContainsKey("y_test") ? Part(arrays, "test") : null;
        var source = (path, Path.GetFileNameWithoutExtension(path));
        return Assemble(source, train, test, NamesOf(texts), new OrderedDictionary<string, string>(StringComparer.Ordinal) { [Path.GetFileName(path)] = FileHash.Sha256(path) }, options);
    }

    // names that travel in the file are surely this set's
    private LabelNames? NamesOf(IReadOnlyDictionary<string, byte[]> texts) => texts.TryGetValue(LabelNames.FileName, out var text)
        ? LabelNames.Read(Encoding.UTF8.GetString(text).ReplaceLineEndings("\n").Split('\n'))
        : LabelNames.In(Path.GetDirectoryName(Path.GetFullPath(path))!);

    private LabelledImages Part(IReadOnlyDictionary<string, NpyArray> arrays, string part)
    {
        var (images, labels) = (Named(arrays, $"x_{part}"), Named(arrays, $"y_{part}"));
        if (images.Type != "|u1")
            throw VitrineException.InvalidData(DataText.NpzPixelType.Fill(path, $"x_{part}", images.Type));
        if (images.Shape is not ([> 0, > 0 and <= int.MaxValue, > 0 and <= int.MaxValue] or [> 0, > 0 and <= int.MaxValue, > 0 and <= int.MaxValue, 1]))
            throw VitrineException.InvalidData(DataText.NpzPixelShape.Fill(path, $"x_{part}", Shape(images)));
        if (labels.Shape is not ([_] or [_, 1]) || labels.Shape[0] != images.Shape[0])
            throw VitrineException.InvalidData(DataText.NpzLabelShape.Fill(path, $"y_{part}", Shape(labels), $"({images.Shape[0]},)"));
        if (labels.Type[1] is not ('u' or 'i'))
            throw VitrineException.InvalidData(DataText.NpzLabelType.Fill(path, $"y_{part}", labels.Type));
        return new LabelledImages($"{path}, y_{part}", images.Data, LabelsOf(labels, $"y_{part}"), (int)images.Shape[1], (int)images.Shape[2]);
    }

    private NpyArray Named(IReadOnlyDictionary<string, NpyArray> arrays, string name) => arrays.TryGetValue(name, out var array)
        ? array
        : throw VitrineException.InvalidData(DataText.NpzArrayMissing.Fill(path, name, arrays.Count == 0 ? "–" : string.Join(", ", arrays.Keys.Take(10))));

    private ushort[] LabelsOf(NpyArray array, string name)
    {
        var labels = new ushort[array.Shape[0]];
        var index = 0;
        foreach (var number in array.Numbers())
        {
            if (number is < 0 or > LabelledImages.LargestLabel)
                throw VitrineException.InvalidData(DataText.LabelOutOfRange.Fill($"{path}, {name}", number, index + 1, 0, LabelledImages.LargestLabel));
            labels[index++] = (ushort)number;
        }
        return labels;
    }

    private static string Shape(NpyArray array) => array.Shape.Count == 1 ? $"({array.Shape[0]},)" : $"({string.Join(", ", array.Shape)})";
}
