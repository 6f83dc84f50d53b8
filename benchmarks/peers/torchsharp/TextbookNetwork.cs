using TorchSharp;
using static TorchSharp.torch;

namespace Vitrine.Peers;

/// <summary>The networks that every course begins with, as their authors train them.</summary>
/// <param name="MultiplyAccumulates">For one image forward.</param>
internal sealed record TextbookNetwork(Func<nn.Module<Tensor, Tensor>> Build, int BatchSize, int Epochs, long MultiplyAccumulates)
{
    internal static readonly IReadOnlyDictionary<string, TextbookNetwork> All = new Dictionary<string, TextbookNetwork>
    {
        // Keras, "Simple MNIST convnet"
        ["cnn"] = new(Convolutional, BatchSize: 128, Epochs: 15, (26 * 26 * 32 * 9) + (11 * 11 * 64 * 32 * 9) + (1600 * 10)),
        // TensorFlow, "Basic classification: classify images of clothing"
        ["dense"] = new(Dense, BatchSize: 32, Epochs: 10, (784 * 128) + (128 * 10)),
    };

    private static nn.Module<Tensor, Tensor> Convolutional() => nn.Sequential(
        ("conv1", nn.Conv2d(1, 32, 3)), // [N, 32, 26, 26]
        ("relu1", nn.ReLU()),
        ("pool1", nn.MaxPool2d(2)), // [N, 32, 13, 13]
        ("conv2", nn.Conv2d(32, 64, 3)), // [N, 64, 11, 11]
        ("relu2", nn.ReLU()),
        ("pool2", nn.MaxPool2d(2)), // [N, 64, 5, 5]
        ("flatten", nn.Flatten()), // [N, 1600]
        ("dropout", nn.Dropout(0.5)),
        ("dense", nn.Linear(1600, 10)));

    private static nn.Module<Tensor, Tensor> Dense() => nn.Sequential(
        ("flatten", nn.Flatten()), // [N, 784]
        ("dense1", nn.Linear(784, 128)),
        ("relu", nn.ReLU()),
        ("dense2", nn.Linear(128, 10)));
}
