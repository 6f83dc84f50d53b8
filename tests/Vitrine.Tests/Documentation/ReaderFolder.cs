using Vitrine.Charts;
using Vitrine.Data;
using Vitrine.Tests.Bundles.Imports.Keras;
using Vitrine.Tests.Data;

namespace Vitrine.Tests.Documentation;

/// <summary>The folder in which a reader of the README types: the project's pictures, a folder of pictures of their own, and a model from Keras.</summary>
internal sealed class ReaderFolder : IDisposable
{
    private const int PicturesPerClass = 6;

    private readonly Folder folder = new();

    internal ReaderFolder()
    {
        foreach (var picture in Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, "examples"), "*.png"))
            folder.Write($"examples/{System.IO.Path.GetFileName(picture)}", File.ReadAllBytes(picture));
        File.Copy(KerasGolden.All["dense.h5"].Path, folder["model.keras"]);
        File.WriteAllLines(folder["classes.txt"], SampleData.Load().Train.Classes.Select(name => name.English));
        foreach (var label in new[] { 1, 8 })
            WritePhotos(SampleData.Load().Train, label);
    }

    internal string Path => folder.Path;

    public void Dispose() => folder.Dispose();

    private void WritePhotos(ImageSet images, int label)
    {
        var members = Enumerable.Range(0, images.Count).Where(index => images.Labels[index] == label).Take(PicturesPerClass);
        foreach (var index in members)
            folder.Write($"photos/{images.Classes[label].English}/{index}.png", ImageTile.Png(images.Image(index), images.Height, images.Width, 4));
    }
}
