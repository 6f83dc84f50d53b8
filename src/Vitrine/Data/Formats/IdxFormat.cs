using Vitrine.Files;
using Vitrine.Inference;

namespace Vitrine.Data.Formats;

/// <summary>The four packed files that MNIST and Fashion-MNIST come in, and the classes' names beside them.</summary>
internal sealed class IdxFormat : DatasetFormat
{
    // a label is one byte
    private const int MostClasses = 256;

    public override string Name => "idx";

    internal override IReadOnlyList<string> FileNames(Dataset dataset) => [.. FashionMnist.Files.Select(file => file.Name + ".gz"), LabelNames.FileName];

    internal override Task WriteAsync(Dataset dataset, string folder, CancellationToken cancellationToken)
    {
        if (dataset.Train.Classes.Count > MostClasses)
            throw VitrineException.InvalidUsage(DataText.ExportClassesTooMany.Fill(Name, MostClasses, dataset.Train.Classes.Count, Others));
        return Task.Run(Write, cancellationToken);

        void Write()
        {
            WriteImages(FashionMnist.TrainImages, dataset.Train);
            WriteLabels(FashionMnist.TrainLabels, dataset.Train);
            cancellationToken.ThrowIfCancellationRequested();
            WriteImages(FashionMnist.TestImages, dataset.Test);
            WriteLabels(FashionMnist.TestLabels, dataset.Test);
            AtomicFile.WriteText(Path.Combine(folder, LabelNames.FileName), LabelNames.ToText(dataset.Train.Classes));
        }

        void WriteImages(string name, ImageSet images) => IdxWriter.WriteImages(PathOf(name), images.Pixels, images.Height, images.Width);

        void WriteLabels(string name, ImageSet images) => IdxWriter.WriteLabels(PathOf(name), Array.ConvertAll(images.Labels, label => (byte)label));

        string PathOf(string name) => Path.Combine(folder, name + ".gz");
    }
}
