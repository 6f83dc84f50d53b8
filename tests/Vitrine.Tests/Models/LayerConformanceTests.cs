using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Shouldly;
using TorchSharp;
using Vitrine.Bundles;
using Vitrine.Bundles.Exports;
using Vitrine.Bundles.Onnx;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Models;
using Vitrine.Tests.Bundles.Exports;
using Vitrine.Tests.Data;
using Vitrine.Torch;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Models;

/// <summary>What every kind of layer in the table must do, alone between an input and a head, and what every preset must.</summary>
public sealed class LayerConformanceTests
{
    private static readonly ImageSet Images = SampleData.Load().Train.Select([.. Enumerable.Range(0, 40)]);

    private static readonly Architecture Inner =
        new([new Conv2d { Filters = 4, Bias = false }, new BatchNorm(), new Relu(), new Conv2d { Filters = 4, Bias = false }, new BatchNorm { Zero = true }]);

    /// <summary>An architecture for each kind of layer; a kind without one fails <see cref="Every_kind_has_a_case"/>.</summary>
    private static readonly Dictionary<string, Architecture> Cases = new()
    {
        ["conv2d"] = new([new Conv2d { Filters = 3, Kernel = 4, Stride = 2, Padding = 1 }, new Flatten(), new Dense()]),
        ["conv2d without bias"] = new([new Conv2d { Filters = 3, Bias = false }, new Flatten(), new Dense()]),
        ["conv2d with as many groups as channels"] = new([new Conv2d { Filters = 4 }, new Conv2d { Filters = 8, Groups = 4 }, new Flatten(), new Dense()]),
        ["conv2d from dirac"] = new([new Conv2d { Filters = 3, Initialization = ConvolutionInitialization.Dirac }, new Flatten(), new Dense()]),
        ["conv2d from kaiming"] = new([new Conv2d { Filters = 3, Initialization = ConvolutionInitialization.Kaiming }, new Flatten(), new Dense()]),
        ["whitening"] = new([new Whitening { Kernel = 2, Stride = 2, Padding = 1 }, new Gelu(), new Flatten(), new Dense()]),
        ["whitening without bias"] = new([new Whitening { Bias = false }, new Relu(), new MaxPool(), new Flatten(), new Dense()]),
        ["batchNorm"] = new([new BatchNorm(), new Flatten(), new Dense()]),
        ["batchNorm of a flat vector"] = new([new Flatten(), new BatchNorm(), new Dense()]),
        ["batchNorm with a frozen scale"] = new([new Conv2d { Filters = 3 }, new BatchNorm { Scale = false, Momentum = 0.4 }, new Flatten(), new Dense()]),
        ["groupNorm"] = new([new Conv2d { Filters = 6 }, new GroupNorm { Groups = 3 }, new Flatten(), new Dense()]),
        ["relu"] = new([new Flatten(), new Dense { Units = 12 }, new Relu(), new Dense()]),
        ["gelu"] = new([new Conv2d { Filters = 3 }, new Gelu(), new Flatten(), new Dense { Units = 12 }, new Gelu(), new Dense()]),
        ["silu"] = new([new Conv2d { Filters = 3 }, new Silu(), new Flatten(), new Dense { Units = 12 }, new Silu(), new Dense()]),
        ["mish"] = new([new Conv2d { Filters = 3 }, new Mish(), new Flatten(), new Dense { Units = 12 }, new Mish(), new Dense()]),
        ["elu"] = new([new Conv2d { Filters = 3 }, new Elu { Alpha = 0.7 }, new Flatten(), new Dense { Units = 12 }, new Elu(), new Dense()]),
        ["leakyRelu"] = new([new Conv2d { Filters = 3 }, new LeakyRelu { Slope = 0.2 }, new Flatten(), new Dense { Units = 12 }, new LeakyRelu(), new Dense()]),
        ["sigmoid"] = new([new Conv2d { Filters = 3 }, new Sigmoid(), new Flatten(), new Dense { Units = 12 }, new Sigmoid(), new Dense()]),
        ["tanh"] = new([new Conv2d { Filters = 3 }, new Tanh(), new Flatten(), new Dense { Units = 12 }, new Tanh(), new Dense()]),
        ["zeroPad"] = new([new ZeroPad { Bottom = 2, Right = 1 }, new Conv2d { Filters = 3, Stride = 2, Padding = 0 }, new ZeroPad { Top = 1, Left = 2 }, new Flatten(), new Dense()]),
        ["residual"] = new([new Conv2d { Filters = 4, Stride = 2 }, new Residual { Layers = Inner }, new Flatten(), new Dense()]),
        ["residual with a shortcut"] = new([
            new Residual
            {
                Layers = new([new Conv2d { Filters = 4, Stride = 2 }, new GroupNorm { Groups = 2 }, new SqueezeExcite(), new Dropout { Rate = 0.1 }]),
                Shortcut = new([new AveragePool(), new Conv2d { Filters = 4, Kernel = 1, Bias = false }, new Scale { Factor = 0.5 }]),
            },
            new Flatten(),
            new Dense(),
        ]),
        ["residual in a residual"] = new([
            new Conv2d { Filters = 4, Stride = 2 },
            new Residual { Layers = new([new Residual { Layers = Inner }, new Mish(), new Residual { Layers = new([new Conv2d { Filters = 4, Groups = 4 }, new Silu()]) }]) },
            new Flatten(),
            new Dense(),
        ]),
        ["residual of dense layers"] = new([new Flatten(), new Dense { Units = 12 }, new Residual { Layers = new([new Dense { Units = 5 }, new Gelu(), new Dense { Units = 12 }]) }, new Dense()]),
        ["squeezeExcite"] = new([new Conv2d { Filters = 6 }, new SqueezeExcite { Ratio = 2 }, new Flatten(), new Dense()]),
        ["maxPool"] = new([new MaxPool { Size = 3 }, new Flatten(), new Dense()]),
        ["maxPool of windows that overlap"] = new([new Conv2d { Filters = 3 }, new MaxPool { Size = 3, Stride = 2 }, new Flatten(), new Dense()]),
        ["averagePool of windows that overlap"] = new([new Conv2d { Filters = 3 }, new AveragePool { Size = 3, Stride = 1 }, new Flatten(), new Dense()]),
        ["maxPool of windows with gaps"] = new([new MaxPool { Size = 2, Stride = 3 }, new Flatten(), new Dense()]),
        ["averagePool"] = new([new AveragePool { Size = 3 }, new Flatten(), new Dense()]),
        ["globalAveragePool"] = new([new Conv2d { Filters = 6 }, new GlobalAveragePool(), new Dense()]),
        ["globalMaxPool"] = new([new Conv2d { Filters = 6 }, new GlobalMaxPool(), new Dense()]),
        ["gem"] = new([new Conv2d { Filters = 6 }, new Relu(), new GeneralizedMeanPool(), new Dense()]),
        ["flatten"] = new([new Flatten(), new Dense()]),
        ["dropout"] = new([new Flatten(), new Dropout { Rate = 0.3 }, new Dense()]),
        ["dense"] = new([new Flatten(), new Dense { Units = 7 }, new Dense()]),
        ["scale"] = new([new Flatten(), new Dense(), new Scale { Factor = 1.0 / 9 }]),
        ["seed"] = Architectures.Seed,
        ["fast"] = Architectures.Fast,
        ["dense preset"] = Architectures.Dense,
        ["balanced"] = Architectures.Narrow,
        ["accurate"] = Architectures.Preactivated,
        ["tiny"] = Architectures.Narrow,
        ["small"] = Architectures.Preactivated,
        ["best"] = Architectures.Wide,
    };

    public static TheoryData<string> Names() => [.. Cases.Keys];

    [Fact]
    public void Every_kind_has_a_case() => LayerTable.Kinds.Keys.Except(Cases.Keys).ShouldBeEmpty();

    [Fact]
    public void Every_kind_is_documented()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"));
        var rows = document.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|')[1]).ToList();
        LayerTable.Kinds.Keys.Where(kind => !rows.Any(row => row.Contains($"`{kind}`", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_preset_has_a_case() => Recipes.All.Keys.Except(Cases.Keys).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Names))]
    public void The_summary_agrees_with_torch(string name)
    {
        var architecture = Resolve(name);
        using var network = new Network(architecture, Shape.Maps(1, 28, 28), torch.CPU);
        using var scope = torch.NewDisposeScope();
        var weights = network.ReadWeights();
        var pass = new ForwardPass(weights.ToDictionary(weight => weight.Key, weight => torch.tensor(weight.Value.Values, [.. weight.Value.Shape])), IsTraining: false, torch.ScalarType.Float32);
        foreach (var step in architecture.Walk(Shape.Maps(1, 28, 28)).SelectMany(step => step.WithInner()))
            step.Layer.Forward(pass, step.Name, torch.zeros([2, .. step.Input.ToArray()])).shape.ShouldBe([2, .. step.Output.ToArray()]);
        weights.Where(weight => !weight.Key.Contains("running_", StringComparison.Ordinal)).Sum(weight => weight.Value.Values.LongLength)
            .ShouldBe(architecture.Summarize(28, 28, 10).ParameterCount);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Json_brings_back_the_same_architecture(string name) =>
        JsonSerializer.Deserialize<Architecture>(JsonSerializer.Serialize(Resolve(name))).ShouldBe(Resolve(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void It_learns_with_16_bit_feature_maps(string name)
    {
        var history = Train(name, epochs: 8, Precision.BFloat16).History;
        history.ShouldAllBe(row => double.IsFinite(row.TrainLoss) && double.IsFinite(row.ValidationLoss));
        history[^1].TrainLoss.ShouldBeLessThan(history[0].TrainLoss);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Weights_survive_saving_and_loading(string name)
    {
        using var first = new Network(Resolve(name), Shape.Maps(1, 28, 28), torch.CPU);
        using var second = new Network(Resolve(name), Shape.Maps(1, 28, 28), torch.CPU, seed: 1);
        var weights = first.ReadWeights();
        second.ReadWeights().SelectMany(weight => weight.Value.Values).ShouldNotBe(weights.SelectMany(weight => weight.Value.Values));
        using var folder = new Folder();
        SafetensorsFile.Write(folder["weights.safetensors"], weights);
        second.LoadWeights(SafetensorsFile.Read(folder["weights.safetensors"]).Tensors);
        second.ReadWeights().SelectMany(weight => weight.Value.Values).ShouldBe(weights.SelectMany(weight => weight.Value.Values));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_trained_network_equals_its_onnx_export(string name)
    {
        var model = Train(name, epochs: 2).Model;
        var expected = Evaluator.Probabilities(model, Images);
        using var session = new InferenceSession(OnnxExporter.Export(model, "test"));
        using var output = session.Run([NamedOnnxValue.CreateFromTensor("pixels", new DenseTensor<byte>(Images.Pixels, [Images.Count, 28, 28]))]);
        var actual = output.Single(value => value.Name == "probabilities").AsTensor<float>().ToArray();
        expected.Zip(actual, (left, right) => Math.Abs(left - right)).Max().ShouldBeLessThanOrEqualTo(1e-5f);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_trained_network_equals_its_csharp_export(string name)
    {
        var check = Engines.CSharp(PortableModels.Of(Train(name, epochs: 2).Model), name);
        check.Holds.ShouldBeTrue($"{check.Outcome}");
        check.Outcome.MaxLogitDifference.ShouldBeLessThan(1e-4);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_leaves_no_tensor_behind(string name)
    {
        Train(name, epochs: 1);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Train(name, epochs: 1);
        var afterOne = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Train(name, epochs: 4);
        var afterFour = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        (afterFour - afterOne).ShouldBe(afterOne - before, "what a run leaves must not depend on its steps");
        (afterOne - before).ShouldBeLessThanOrEqualTo(0);
    }

    private static Architecture Resolve(string name) => Cases[name].For(28, 28, 10);

    private static TrainingResult Train(string name, int epochs, Precision precision = Precision.Single) => Trainer.Train(
        new Recipe
        {
            Name = name,
            Architecture = Cases[name],
            Epochs = epochs,
            BatchSize = 10,
            LearningRate = 0.01,
            LabelSmoothing = 0,
            ValidationShare = 0.25,
            Precision = precision,
        },
        Images);
}
