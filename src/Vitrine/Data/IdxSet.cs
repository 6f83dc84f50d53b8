using Vitrine.Inference;

namespace Vitrine.Data;

/// <summary>The content of a set's four IDX files.</summary>
internal sealed record IdxSet(IdxImages TrainImages, IdxLabels TrainLabels, IdxImages TestImages, IdxLabels TestLabels)
{
    /// <summary>By file name, in reading order.</summary>
    internal IReadOnlyDictionary<string, string> Sha256(IdxSetFiles files) => new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        [IdxSetFiles.ContentName(files.TrainImages)] = TrainImages.Sha256,
        [IdxSetFiles.ContentName(files.TrainLabels)] = TrainLabels.Sha256,
        [IdxSetFiles.ContentName(files.TestImages)] = TestImages.Sha256,
        [IdxSetFiles.ContentName(files.TestLabels)] = TestLabels.Sha256,
    };

    /// <summary>Reads the four files at once, each on a thread of its own, and checks that they belong together.</summary>
    /// <exception cref="VitrineException">A file is damaged, or two do not match.</exception>
    internal static async Task<IdxSet> ReadAsync(IdxSetFiles files, CancellationToken cancellationToken)
    {
        var trainImages = Task.Run(() => IdxReader.ReadImages(files.TrainImages), cancellationToken);
        var testImages = Task.Run(() => IdxReader.ReadImages(files.TestImages), cancellationToken);
        var trainLabels = Task.Run(() => IdxReader.ReadLabels(files.TrainLabels), cancellationToken);
        var testLabels = Task.Run(() => IdxReader.ReadLabels(files.TestLabels), cancellationToken);
        await Task.WhenAll(trainImages, trainLabels, testImages, testLabels);

        var set = new IdxSet(await trainImages, await trainLabels, await testImages, await testLabels);
        set.RequireMatch(files);
        return set;
    }

    /// <exception cref="VitrineException">A label is not one of the classes.</exception>
    internal void RequireLabels(LabelNames names, IdxSetFiles files)
    {
        RequireLabels(names, TrainLabels.Labels, files.TrainLabels);
        RequireLabels(names, TestLabels.Labels, files.TestLabels);
    }

    private static void RequireLabels(LabelNames names, byte[] labels, string path)
    {
        var index = Array.FindIndex(labels, label => label < names.FirstLabel || label > names.LastLabel);
        if (index >= 0)
            throw VitrineException.InvalidData(DataText.LabelOutOfRange.Fill(path, labels[index], index + 1, names.FirstLabel, names.LastLabel));
    }

    private static void RequireSameCount(IdxImages images, string imagePath, IdxLabels labels, string labelPath)
    {
        if (images.Count != labels.Labels.Length)
            throw VitrineException.InvalidData(DataText.CountMismatch.Fill(imagePath, images.Count, labelPath, labels.Labels.Length));
    }

    private void RequireMatch(IdxSetFiles files)
    {
        RequireSameCount(TrainImages, files.TrainImages, TrainLabels, files.TrainLabels);
        RequireSameCount(TestImages, files.TestImages, TestLabels, files.TestLabels);
        if ((TrainImages.Height, TrainImages.Width) != (TestImages.Height, TestImages.Width))
        {
            throw VitrineException.InvalidData(DataText.SizeMismatch.Fill(
                files.TestImages, TestImages.Height, TestImages.Width, files.TrainImages, TrainImages.Height, TrainImages.Width));
        }
    }
}
