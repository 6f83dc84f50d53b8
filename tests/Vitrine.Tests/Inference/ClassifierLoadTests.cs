using System.Text.Json.Nodes;
using Google.Protobuf;
using Shouldly;
using Vitrine.Bundles.Onnx;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Models;
using Vitrine.Tests.App;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Inference;

public sealed class ClassifierLoadTests : IDisposable
{
    private readonly SpokenLanguage spoken = new(Language.English);
    private readonly TinyBundle bundle = new();

    public void Dispose()
    {
        bundle.Dispose();
        spoken.Dispose();
    }

    [Fact]
    public void An_altered_model_is_refused_by_name()
    {
        File.AppendAllText(bundle[BundleFiles.Model], "x");
        Refusal().ShouldStartWith($"{bundle[BundleFiles.Model]} was altered after the model was saved");
    }

    [Fact]
    public void Weights_that_prediction_does_not_need_are_not_hashed()
    {
        bundle.WithFile(BundleFiles.Weights, [1, 2, 3]);
        File.WriteAllBytes(bundle[BundleFiles.Weights], [4, 5, 6]);
        using var classifier = Classifier.Load(bundle.Path);
        classifier.Predict(new byte[784]).Probabilities.Count.ShouldBe(10);
    }

    [Fact]
    public void A_model_that_is_no_graph_is_refused()
    {
        bundle.WithFile(BundleFiles.Model, [.. Enumerable.Repeat((byte)7, 100)]);
        var message = Refusal();
        message.ShouldStartWith($"{bundle[BundleFiles.Model]} cannot be run by ONNX Runtime (");
        message.ShouldEndWith("): export the model again.");
    }

    [Fact]
    public void A_graph_of_another_size_than_the_manifest_says_is_refused()
    {
        bundle.WithManifest(manifest => manifest["input"] = new JsonObject { ["height"] = 32, ["width"] = 28 });
        Refusal().ShouldContain("takes pixels uint8[N,28,28] and gives logits float[N,10], probabilities float[N,10], not pixels uint8[N,32,28] and");
    }

    [Fact]
    public void A_graph_with_another_number_of_classes_than_the_manifest_names_is_refused()
    {
        bundle.WithManifest(manifest => manifest["classes"] = new JsonArray(new JsonObject { ["en"] = "Bag", ["pt"] = "Bolsa" }));
        Refusal().ShouldContain("not pixels uint8[N,28,28] and logits float[N,1], probabilities float[N,1]");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_graph_that_fails_at_its_first_image_is_refused_by_name(int count)
    {
        bundle.WithFile(BundleFiles.Model, FailingGraph());
        using var classifier = Classifier.Load(bundle.Path, new ClassifierOptions { ChunkSize = 1 });
        var refusal = Should.Throw<VitrineException>(() => classifier.PredictBatch(new byte[count * 784], count));
        refusal.Kind.ShouldBe(FailureKind.DataOrModel);
        refusal.Message.ShouldStartWith($"{bundle[BundleFiles.Model]} cannot be run by ONNX Runtime (");
        refusal.Message.ShouldContain("Reshape");
        refusal.Message.ShouldEndWith("): export the model again.");
    }

    /// <summary>ONNX Runtime would add lines of its own.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_error_is_one_sentence_on_standard_error(bool loads)
    {
        bundle.WithFile(BundleFiles.Model, loads ? FailingGraph() : FailingGraph()[..^4]);
        using var folder = new Folder();
        var picture = Path.Combine(Repository.Root, "examples", "bag.png");
        var outcome = await ProgramProcess.RunAsync(ProgramProcess.Vitrine, folder, new Dictionary<string, string?> { ["LC_ALL"] = "C" }, "predict", bundle.Path, picture);
        outcome.ExitCode.ShouldBe(3, outcome.Error);
        outcome.Output.ShouldBeEmpty();
        outcome.Error.TrimEnd('\n').ShouldNotContain("\n");
        outcome.Error.ShouldContain($"{bundle[BundleFiles.Model]} cannot be run by ONNX Runtime (");
    }

    [Fact]
    public void A_model_that_answers_with_nan_is_not_believed()
    {
        var graph = File.ReadAllBytes(bundle[BundleFiles.Model]);
        var deviation = graph.AsSpan().IndexOf(BitConverter.GetBytes(0.353f));
        BitConverter.TryWriteBytes(graph.AsSpan(deviation), float.NaN).ShouldBeTrue();
        bundle.WithFile(BundleFiles.Model, graph);
        using var classifier = Classifier.Load(bundle.Path);
        Should.Throw<VitrineException>(() => classifier.Predict(new byte[784])).Message.ShouldStartWith("The model answered image 0 with a value that is not a number");
    }

    [Fact]
    public void Options_out_of_range_are_told_together()
    {
        var exception = Should.Throw<VitrineException>(() => Classifier.Load(bundle.Path, new ClassifierOptions { BatchThreads = 0, ChunkSize = -1 }));
        exception.Kind.ShouldBe(FailureKind.Usage);
        exception.Message.ShouldBe("A thread count of 0 cannot be used: choose at least 1. A chunk of -1 images cannot be used: choose at least 1.");
    }

    [Fact]
    public void The_options_defaults_are_these() =>
        new ClassifierOptions().ShouldBe(new ClassifierOptions { BatchThreads = Environment.ProcessorCount, IntraOpThreads = 1, ChunkSize = 64 });

    /// <summary>What it takes and gives is as it should be, but the 784 pixels of an image are no rows of ten.</summary>
    private static byte[] FailingGraph()
    {
        var graph = new OnnxGraphBuilder("failing", new Dictionary<string, Weight>());
        var floats = graph.Node("Cast", "floats", [graph.Input("pixels", 28, 28)], [new("to", 1)]); // [N, 28, 28]
        var logits = graph.Node("Reshape", "logits", [floats, graph.Constant("rows", [2], [-1L, 10L])]);
        graph.Output(logits, 10);
        graph.Output(graph.Node("Softmax", "probabilities", [logits], [new("axis", 1)]), 10);
        return graph.ToModel("test", opset: 17, new Dictionary<string, string>()).ToByteArray();
    }

    private string Refusal() => Should.Throw<VitrineException>(() => Classifier.Load(bundle.Path)).Message;
}
