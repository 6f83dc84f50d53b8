using TorchSharp;
using static TorchSharp.torch;

namespace Vitrine.Peers;

/// <summary>Trains a textbook network in the textbook way.</summary>
internal sealed class Textbook(PeerArguments arguments)
{
    private readonly TextbookNetwork network = TextbookNetwork.All[arguments.Model];
    private readonly LearningCurve curve = new();

    internal void Run()
    {
        random.manual_seed(arguments.Seed);
        var (images, labels) = Load("train", arguments.Images);
        var (testImages, testLabels) = Load("t10k", int.MaxValue);
        using var model = network.Build();
        using var optimizer = optim.Adam(model.parameters());
        LearningCurve.Start(Versions(), model.parameters().Sum(parameter => parameter.numel()), network.MultiplyAccumulates);
        var epochs = arguments.EpochsOf(network.Epochs);
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            curve.Train(() => TrainEpoch(model, optimizer, images, labels));
            curve.Evaluate(epoch, epoch * labels.shape[0], () => Accuracy(model, testImages, testLabels));
        }
    }

    private void TrainEpoch(nn.Module<Tensor, Tensor> model, optim.Optimizer optimizer, Tensor images, Tensor labels)
    {
        model.train();
        using var order = randperm(labels.shape[0]);
        foreach (var chunk in order.split(network.BatchSize))
        {
            using var scope = NewDisposeScope();
            using var indices = chunk;
            optimizer.zero_grad();
            var logits = model.forward(images.index_select(0, indices)); // [batch, 10]
            nn.functional.cross_entropy(logits, labels.index_select(0, indices)).backward();
            optimizer.step();
        }
    }

    private static double Accuracy(nn.Module<Tensor, Tensor> model, Tensor images, Tensor labels)
    {
        const int BatchSize = 1000;
        using var gradientsOff = no_grad();
        model.eval();
        long correct = 0;
        for (var first = 0L; first < labels.shape[0]; first += BatchSize)
        {
            using var scope = NewDisposeScope();
            var logits = model.forward(images.narrow(0, first, BatchSize));
            correct += logits.argmax(1).eq(labels.narrow(0, first, BatchSize)).sum().item<long>();
        }
        return correct / (double)labels.shape[0];
    }

    /// <returns>Float [N, 1, 28, 28] from 0 to 1, and int64 [N].</returns>
    private (Tensor Images, Tensor Labels) Load(string name, int count)
    {
        var files = IdxFiles.Read(arguments.DataFolder, name, count);
        using var bytes = tensor(files.Images, [files.Count, 1, 28, 28]);
        using var labels = tensor(files.Labels, [files.Count]);
        using var floats = bytes.to_type(ScalarType.Float32);
        return (floats / 255f, labels.to_type(ScalarType.Int64));
    }

    internal static Dictionary<string, string> Versions() => new()
    {
        ["TorchSharp"] = typeof(torch).Assembly.GetName().Version!.ToString(3),
        ["libtorch"] = torch.__version__,
        [".NET"] = Environment.Version.ToString(),
    };
}
