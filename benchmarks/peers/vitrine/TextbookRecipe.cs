using Vitrine.Augmentation;
using Vitrine.Models;
using Vitrine.Training;

namespace Vitrine.Peers;

/// <summary>
/// The textbook convolutional network of the other contestants (see torchsharp/TextbookNetwork.cs), trained by us: same layers, images, batch, epochs and Adam.
/// </summary>
internal static class TextbookRecipe
{
    internal static readonly Recipe Convolutional = new()
    {
        Name = "cnn",
        Architecture = new Architecture([
            new Conv2d { Filters = 32, Padding = 0 }, new Relu(), new MaxPool(),
            new Conv2d { Filters = 64, Padding = 0 }, new Relu(), new MaxPool(),
            new Flatten(), new Dropout { Rate = 0.5 }, new Dense(),
        ]),
        Epochs = 15,
        BatchSize = 128,
        Optimizer = Optimizer.AdamW,
        LearningRate = 1e-3,
        Schedule = Schedule.Constant,
        WarmUp = 0,
        WeightDecay = 0,
        LabelSmoothing = 0,
        Augmentation = new AugmentationOptions { Flip = Flip.Off },
    };
}
