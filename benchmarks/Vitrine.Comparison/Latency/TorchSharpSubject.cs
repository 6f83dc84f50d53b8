using TorchSharp;
using Vitrine.Bundles.Exports;
using Vitrine.Data;
using Vitrine.Models;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Vitrine.Comparison.Latency;

/// <summary>The network in plain modules of TorchSharp, as somebody would write it who trains and predicts with libtorch; for the layers of the models that come with Vitrine.</summary>
internal sealed class TorchSharpSubject : ILatencySubject
{
    private readonly PortableModel model;
    private readonly ImageSet images;
    private readonly Module<Tensor, Tensor> network;

    internal TorchSharpSubject(PortableModel model, ImageSet images)
    {
        (this.model, this.images) = (model, images);
        network = Sequence(model.Model.Architecture, "", channels: 1).Module;
        network.eval();
    }

    public string Engine => "torchsharp";

    /// <summary>Largest difference of a logit from the trained network's, on its probe.</summary>
    internal double LogitDifference()
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        var logits = network.call(Normalized(model.Probe.Pixels, model.Probe.Count));
        return (logits - tensor(model.Probe.Logits.SelectMany(row => row).ToArray(), [model.Probe.Count, images.Classes.Count])).abs().max().ToDouble();
    }

    public IReadOnlyList<double> Time(int batchSize, int threads, TimeSpan time)
    {
        set_num_threads(threads);
        var probabilities = new float[batchSize * images.Classes.Count];
        return Stopwatches.Repeat(
            () =>
            {
                using var noGradients = no_grad();
                using var scope = NewDisposeScope();
                functional.softmax(network.call(Normalized(images.Pixels, batchSize)), 1).data<float>().CopyTo(probabilities);
            },
            time);
    }

    public void Dispose() => network.Dispose();

    private Tensor Normalized(byte[] pixels, int count)
    {
        var normalization = model.Model.Normalization;
        var bytes = tensor(pixels.AsSpan(0, count * images.PixelCount).ToArray(), [count, 1, images.Height, images.Width]);
        return bytes.to_type(ScalarType.Float32).div(255f).sub(normalization.Mean).div(normalization.StandardDeviation);
    }

    private (Module<Tensor, Tensor> Module, long Channels) Sequence(Architecture layers, string prefix, long channels)
    {
        var modules = new List<Module<Tensor, Tensor>>();
        foreach (var (layer, name) in layers.Named(prefix))
        {
            var module = Of(layer, name, ref channels);
            using var noGradients = no_grad();
            var state = module.named_parameters(recurse: false).Select(each => (each.name, tensor: (Tensor)each.parameter)).Concat(module.named_buffers(recurse: false).Select(each => (each.name, tensor: each.buffer)));
            foreach (var (key, target) in state)
            {
                if (model.Model.Weights.TryGetValue($"{name}.{key}", out var weight))
                    target.copy_(tensor(weight.Values, target.shape));
            }
            modules.Add(module);
        }
        return (Sequential(modules), channels);
    }

    private Module<Tensor, Tensor> Of(Layer layer, string name, ref long channels)
    {
        var inputs = channels;
        switch (layer)
        {
            case Vitrine.Models.Conv2d convolution:
                channels = convolution.Filters;
                return nn.Conv2d(inputs, channels, convolution.Kernel, convolution.Stride, convolution.Padding ?? ((convolution.Kernel - 1) / 2), groups: convolution.Groups, bias: convolution.Bias);
            case Whitening whitening:
                channels = 2 * whitening.Kernel * whitening.Kernel;
                return nn.Conv2d(inputs, channels, whitening.Kernel, whitening.Stride, whitening.Padding, bias: whitening.Bias);
            case BatchNorm:
                return BatchNorm2d(channels);
            case Relu:
                return ReLU();
            case Residual residual:
                (var inner, channels) = Sequence(residual.Layers, $"{name}.", inputs);
                return new AroundModule(inner, residual.Shortcut is { } shortcut ? Sequence(shortcut, $"{name}.shortcut.", inputs).Module : Identity());
            case GlobalAveragePool:
                return new MeanModule();
            case Vitrine.Models.Dense dense:
                channels = dense.Units!.Value;
                return Linear(inputs, channels);
            default:
                throw new NotSupportedException(layer.Kind);
        }
    }

    private sealed class AroundModule : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> layers, shortcut;

        internal AroundModule(Module<Tensor, Tensor> layers, Module<Tensor, Tensor> shortcut)
            : base("around")
        {
            (this.layers, this.shortcut) = (layers, shortcut);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => shortcut.call(input) + layers.call(input);
    }

    private sealed class MeanModule() : Module<Tensor, Tensor>("mean")
    {
        public override Tensor forward(Tensor input) => input.mean([2, 3]);
    }
}
