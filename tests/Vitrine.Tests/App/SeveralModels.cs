using Vitrine.Bundles;
using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Models;
using Vitrine.Tests.Data;
using Vitrine.Training;

namespace Vitrine.Tests.App;

/// <summary>Small models of one seed and recipe but for their learning rates, made once for a class of tests; and one of another task.</summary>
public sealed class SeveralModels : IDisposable
{
    internal static readonly Recipe Recipe = new()
    {
        Name = "one",
        Architecture = new([new Conv2d { Filters = 4, Stride = 2 }, new BatchNorm(), new Relu(), new Flatten(), new Dense()]),
        Epochs = 2,
    };

    public SeveralModels()
    {
        var images = SampleData.Load().Train;
        Save("one", Recipe, images);
        Save("two", Recipe with { Name = "two", LearningRate = 0.05 }, images);
        Save("three", Recipe with { Name = "three", LearningRate = 0.02, LabelSmoothing = 0 }, images);
        Save("other-seed", Recipe with { Name = "other-seed", Seed = 2, Epochs = 1 }, images);
        Save("onwards", Recipe with { Name = "onwards", Epochs = 1, Start = new SavedModel(Folder["one"]) }, images);
        Save("other-network", Recipe with { Name = "other-network", Epochs = 1, Architecture = new([new Flatten(), new Dense()]) }, images);
        Save("digits", Recipe with { Name = "digits", Epochs = 1 }, new ImageSet(images.Pixels, images.Labels, 28, 28, [.. Enumerable.Range(0, 10).Select(digit => new ClassName($"{digit}"))]));
    }

    internal Folder Folder { get; } = new();

    public void Dispose() => Folder.Dispose();

    private void Save(string name, Recipe recipe, ImageSet images) => ModelBundle.Save(Folder[name], Trainer.Train(recipe, images));
}
