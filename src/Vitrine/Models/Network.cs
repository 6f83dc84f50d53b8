using TorchSharp;
using Vitrine.Data;
using Vitrine.Inference.Preprocessing;
using Vitrine.Randomness;
using Vitrine.Torch;

namespace Vitrine.Models;

/// <summary>An architecture with its tensors, on one device. Feature maps lie channels last in memory.</summary>
internal sealed class Network : IDisposable
{
    private readonly IReadOnlyList<LayerStep> steps;
    private readonly IReadOnlyList<(string Name, WeightSpecification Specification)> specifications;
    private readonly OrderedDictionary<string, torch.Tensor> tensors = [];
    private readonly torch.Device device;
    private readonly torch.ScalarType computeType;

    /// <param name="architecture">Resolved by <see cref="Architecture.For"/>.</param>
    /// <param name="input">Shape of one image, [1, H, W].</param>
    /// <param name="device">Where it computes.</param>
    /// <param name="seed">Of the first weights.</param>
    /// <param name="computeType">Of the feature maps in training; weights, dense layers and evaluation are float always; of a teacher in <see cref="Teach"/> too.</param>
    internal Network(
        Architecture architecture, Shape input, torch.Device device, ulong seed = 0, torch.ScalarType computeType = torch.ScalarType.Float32)
    {
        (this.device, this.computeType) = (device, computeType);
        steps = [.. architecture.Walk(input)];
        specifications = [.. steps.SelectMany(step => step.WithInner()).SelectMany(step => step.Weights)];
        using var scope = torch.NewDisposeScope();
        Parameters = new ParameterVector(specifications, device);
        var statistics = specifications.Where(weight => weight.Specification.Role == WeightRole.Statistic).Sum(weight => weight.Specification.Count);
        Statistics = torch.zeros(statistics, device: device).DetachFromDisposeScope(); // [S]
        var offset = 0L;
        foreach (var (name, specification) in specifications)
        {
            tensors[name] = specification.Role switch
            {
                _ when specification.IsTrained => Parameters[name],
                WeightRole.Statistic => NextStatistic(specification, ref offset),
                _ => torch.zeros(specification.Shape, device: device).DetachFromDisposeScope(),
            };
        }
        Initialize(seed);
    }

    private Network(Network original)
    {
        (device, computeType, steps, specifications) = (original.device, original.computeType, original.steps, original.specifications);
        using var scope = torch.NewDisposeScope();
        Parameters = original.Parameters.Replica();
        Statistics = torch.zeros_like(original.Statistics).DetachFromDisposeScope(); // [S]
        var offset = 0L;
        foreach (var (name, specification) in specifications)
        {
            tensors[name] = specification.Role switch
            {
                _ when specification.IsTrained => Parameters[name],
                WeightRole.Statistic => NextStatistic(specification, ref offset),
                _ => original.tensors[name].alias().DetachFromDisposeScope(),
            };
        }
    }

    /// <summary>The trained weights and their gradient.</summary>
    internal ParameterVector Parameters { get; }

    /// <summary>All running statistics as one vector, float [S], of which the layers' are views.</summary>
    internal torch.Tensor Statistics { get; }

    public void Dispose()
    {
        foreach (var tensor in tensors.Values)
            tensor.Dispose();
        Statistics.Dispose();
        Parameters.Dispose();
    }

    /// <summary>The same weights, in the same memory, with a gradient and running statistics of its own: what another thread needs to compute beside this one.</summary>
    internal Network Replica() => new(this);

    /// <param name="images">Normalised, float [N, 1, H, W], on any device.</param>
    /// <param name="isTraining">Whether running statistics are updated and values dropped.</param>
    /// <param name="seed">Of what is dropped in training.</param>
    /// <returns>Logits, float [N, classes].</returns>
    internal torch.Tensor Forward(torch.Tensor images, bool isTraining, ulong seed = 0)
    {
        using var generator = new torch.Generator(seed, device);
        return Forward(images, new ForwardPass(tensors, isTraining, isTraining ? computeType : torch.ScalarType.Float32) { Generator = generator });
    }

    /// <summary>Answers as after training, but in the arithmetic of training, which is fast.</summary>
    /// <param name="images">Normalised, float [N, 1, H, W], on any device.</param>
    /// <returns>Logits, float [N, classes].</returns>
    internal torch.Tensor Teach(torch.Tensor images) => Forward(images, new ForwardPass(tensors, IsTraining: false, computeType));

    /// <summary>Answers as after training, only to show what goes on inside.</summary>
    /// <param name="images">Normalised, float [N, 1, H, W], on any device.</param>
    /// <param name="rectified">Gets each rectifier's name and output, float [N, C, H, W] or [N, features], in the order of computation.</param>
    internal void Watch(torch.Tensor images, Action<string, torch.Tensor> rectified) =>
        Forward(images, new ForwardPass(tensors, IsTraining: false, torch.ScalarType.Float32) { Rectified = rectified });

    private torch.Tensor Forward(torch.Tensor images, ForwardPass pass)
    {
        if (pass.ComputeType == torch.ScalarType.BFloat16)
            SignalStack.Enlarge();
        var value = images.to(device).to_type(pass.ComputeType);
        foreach (var step in steps)
            value = step.Layer.Forward(pass, step.Name, value);
        return value.to_type(torch.ScalarType.Float32);
    }

    /// <summary>A copy of all weights, running statistics included.</summary>
    internal IReadOnlyDictionary<string, Weight> ReadWeights()
    {
        using var scope = torch.NewDisposeScope();
        return new OrderedDictionary<string, Weight>(tensors.Select(entry => KeyValuePair.Create(
            entry.Key, new Weight(entry.Value.shape, entry.Value.detach().cpu().contiguous().data<float>().ToArray()))));
    }

    /// <summary>Replaces all weights by these.</summary>
    /// <exception cref="KeyNotFoundException">A weight of this network is not among them.</exception>
    internal void LoadWeights(IReadOnlyDictionary<string, Weight> weights)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        foreach (var (name, tensor) in tensors)
            tensor.copy_(torch.tensor(weights[name].Values, tensor.shape));
    }

    /// <summary>Computes what layers take from the training images, if there are such layers; to be done before the first step.</summary>
    /// <param name="set">The training part.</param>
    /// <param name="normalization">As in training.</param>
    /// <param name="seed">Chooses the images that are looked at.</param>
    internal void FitTo(ImageSet set, Normalization normalization, ulong seed)
    {
        if (!steps[0].Layer.IsFitted)
            return;
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        foreach (var (name, values) in steps[0].Layer.Fit(ImageSample.Draw(set, normalization, seed)))
        {
            var tensor = tensors[$"{steps[0].Name}.{name}"];
            tensor.copy_(torch.tensor(values, tensor.shape));
        }
    }

    private torch.Tensor NextStatistic(WeightSpecification specification, ref long offset)
    {
        var view = Statistics.narrow(0, offset, specification.Count).view(specification.Shape).DetachFromDisposeScope();
        offset += specification.Count;
        return view;
    }

    private void Initialize(ulong seed)
    {
        using var noGradients = torch.no_grad();
        for (var i = 0; i < specifications.Count; i++)
        {
            var (name, specification) = specifications[i];
            var values = specification.Initial(specification.Shape, new SplitMix64(SplitMix64.Derive(seed, (ulong)i)));
            tensors[name].copy_(torch.tensor(values, specification.Shape));
        }
    }
}
