using Shouldly;
using TorchSharp;
using Vitrine.Bundles;
using Vitrine.Data;
using Vitrine.Improvement;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Models;
using Vitrine.Tests.Data;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Training;

public sealed class StartingWeightsTests : IDisposable
{
    private static readonly ImageSet Images = SampleData.Load().Train;

    private static readonly Recipe Small = new()
    {
        Name = "small",
        Architecture = new([new Whitening { Kernel = 3, Stride = 2 }, new Relu(), new Conv2d { Filters = 4, Stride = 2 }, new BatchNorm(), new Relu(), new GlobalAveragePool(), new Dense()]),
        Epochs = 2,
        BatchSize = 64,
        LearningRate = 0.05,
        Precision = Precision.Single,
    };

    private static readonly Lazy<TrainingResult> Before = new(() => Trainer.Train(Small with { Name = "before", Seed = 7 }, Images));

    private readonly Folder folder = new();

    public StartingWeightsTests() => ModelBundle.Save(folder["before"], Before.Value);

    public void Dispose() => folder.Dispose();

    private SavedModel Model => new(folder["before"]);

    /// <summary>Steps too short to be seen, so that what comes out is what went in, but for running statistics.</summary>
    private Recipe Standing => Small with { Epochs = 1, LearningRate = 1e-9, Start = Model };

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_training_begins_where_the_model_ended(int lookaheadSteps)
    {
        var result = Trainer.Train(Standing with { LookaheadSteps = lookaheadSteps }, Images).Model;
        foreach (var (name, weight) in Before.Value.Model.Weights.Where(entry => !entry.Key.Contains("running", StringComparison.Ordinal)))
            Distance(result.Weights[name], weight).ShouldBeLessThan(1e-5f, name);
    }

    [Fact]
    public void The_first_weights_are_all_of_the_model_running_statistics_included()
    {
        using var network = Network(classCount: 10);
        StartingWeights.Load(Model, network, Small.Architecture, Images);
        var weights = network.ReadWeights();
        weights.Keys.ShouldBe(Before.Value.Model.Weights.Keys, ignoreOrder: true);
        weights.Keys.ShouldContain("batchNorm_1.running_var");
        foreach (var (name, weight) in Before.Value.Model.Weights)
            weights[name].Values.ShouldBe(weight.Values, name);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    public void Other_classes_get_a_last_layer_of_their_own(int classCount)
    {
        using var network = Network(classCount);
        var drawn = network.ReadWeights();
        StartingWeights.Load(Model, network, Small.Architecture, Renamed(classCount));
        var weights = network.ReadWeights();
        weights["dense_1.weight"].Values.ShouldBe(drawn["dense_1.weight"].Values);
        weights["dense_1.bias"].Values.ShouldBe(drawn["dense_1.bias"].Values);
        weights["conv2d_1.weight"].Values.ShouldBe(Before.Value.Model.Weights["conv2d_1.weight"].Values);
    }

    [Fact]
    public void Images_of_other_classes_can_be_learnt()
    {
        var result = Trainer.Train(Small.GoingOnFrom(folder["before"]), Renamed(3));
        result.Model.Weights["dense_1.weight"].Shape.ShouldBe([3, 4]);
        result.History[^1].ValidationAccuracy.ShouldBeGreaterThan(0.5);
    }

    [Fact]
    public void Values_come_in_on_the_scale_that_the_weights_are_used_to()
    {
        var half = new ImageSet([.. Images.Pixels.Select(pixel => (byte)(pixel / 2))], Images.Labels, 28, 28, Images.Classes);
        Trainer.Train(Small with { Epochs = 1, Start = Model }, half).Model.Normalization.ShouldBe(Before.Value.Model.Normalization);
        Trainer.Train(Small with { Epochs = 1 }, half).Model.Normalization.ShouldNotBe(Before.Value.Model.Normalization);
    }

    [Fact]
    public void A_recipe_goes_on_with_the_network_of_the_model_and_holds_out_what_it_held_out()
    {
        var recipe = Recipes.Fast.GoingOnFrom(folder["before"]);
        recipe.ShouldBe(Recipes.Fast with { Architecture = Small.Architecture, Start = Model, Seed = 7, ValidationShare = Small.ValidationShare });
        Trainer.Train(recipe with { Epochs = 1 }, Images).Validation.Pixels.ShouldBe(Before.Value.Validation.Pixels);
    }

    [Fact]
    public void Going_on_is_worth_an_epoch_or_more()
    {
        var afresh = Trainer.Train(Small with { Epochs = 1 }, Images).History[^1];
        Trainer.Train(Small with { Epochs = 1, Start = Model }, Images).History[^1].ValidationLoss.ShouldBeLessThan(afresh.ValidationLoss);
    }

    [Fact]
    public void Another_network_is_refused_by_the_name_of_what_does_not_fit()
    {
        using var english = new SpokenLanguage(Language.English);
        string Refusal(Recipe recipe)
        {
            var refusal = Should.Throw<VitrineException>(() => Trainer.Train(recipe with { Start = Model }, Images));
            refusal.Kind.ShouldBe(FailureKind.Usage);
            return refusal.Message;
        }
        var wider = Small.Architecture.Rewrite(layer => layer is Conv2d convolution ? convolution with { Filters = 6 } : layer);
        Refusal(Small with { Architecture = wider }).ShouldBe(
            $"A training cannot go on from {folder["before"]}: `conv2d_1.weight` does not fit. Its network is another one, or its images (28×28) are of another size; with `--from`, a training takes the network of the model.");
        var shallower = new Architecture([.. Small.Architecture.Layers.Where(layer => layer is not BatchNorm)]);
        Refusal(Small with { Architecture = shallower }).ShouldContain(": `batchNorm_1.");
    }

    [Fact]
    public void A_model_that_changed_is_refused_with_both_hashes()
    {
        using var english = new SpokenLanguage(Language.English);
        var pinned = Small with { Start = Model.Pinned() };
        ModelBundle.Save(folder["before"], Trainer.Train(Small with { Epochs = 1 }, Images));
        var refusal = Should.Throw<VitrineException>(() => Trainer.Train(pinned, Images));
        refusal.Kind.ShouldBe(FailureKind.DataOrModel);
        refusal.Message.ShouldContain(pinned.Start!.WeightsSha256!);
        refusal.Message.ShouldContain("are not those of when the run began");
    }

    [Fact]
    public void An_interrupted_and_continued_run_ends_with_the_bytes_of_one_never_interrupted()
    {
        var recipe = Small with { Start = Model.Pinned() };
        var whole = Trainer.Train(recipe, Images);
        using var cancellation = new CancellationTokenSource();
        var options = new TrainingOptions { CheckpointFolder = folder["checkpoint"], Progress = new CancelAtFirstEpoch(cancellation) };
        Should.Throw<OperationCanceledException>(() => Trainer.Train(recipe, Images, options, cancellation.Token));
        var continued = Trainer.Train(recipe, Images, new TrainingOptions { CheckpointFolder = folder["checkpoint"] });
        continued.Model.Weights.Select(weight => weight.Value.Values).ShouldBe(whole.Model.Weights.Select(weight => weight.Value.Values));
    }

    [Fact]
    public void The_bundle_says_where_it_began_and_names_no_folder()
    {
        var result = Trainer.Train(Small with { Epochs = 1, Start = Model }, Images);
        var manifest = BundleReader.Open(folder["before"]).Manifest;
        result.Recipe.Start.ShouldBe(new SavedModel(folder["before"], manifest.Name, manifest.Files[BundleFiles.Weights]));
        ModelBundle.Save(folder["after"], result);
        var recipe = BundleReader.Open(folder["after"]).Manifest.Provenance!.Recipe!.Value.GetRawText();
        recipe.ShouldContain(result.Recipe.Start!.WeightsSha256!);
        recipe.ShouldNotContain(folder.Path);
        File.ReadAllText(folder["after", BundleFiles.ModelCard]).ShouldSatisfyAllConditions(
            card => card.ShouldContain("as in the model before"),
            card => card.ShouldContain($"Went on from the weights of before (SHA-256 of the weights: `{result.Recipe.Start.WeightsSha256}`)"));
    }

    [Fact]
    public void A_model_without_its_folder_is_refused_by_name()
    {
        using var english = new SpokenLanguage(Language.English);
        var published = Small with { Start = Model.Pinned().WithoutFolder() };
        Should.Throw<VitrineException>(() => Trainer.Train(published, Images)).Message
            .ShouldBe("The recipe names a model to learn or to go on from (before) without its folder: give it as `bundle`.");
    }

    [Fact]
    public void No_other_network_is_tried_in_a_search()
    {
        Variations.For(Small, 28, 28, 10).ShouldContain(variation => variation.Aspect == Variations.Architecture);
        Variations.For(Small with { Start = Model }, 28, 28, 10).ShouldNotContain(variation => variation.Aspect == Variations.Architecture);
    }

    private static Network Network(int classCount) => new(Small.Architecture.For(28, 28, classCount), Shape.Maps(1, 28, 28), torch.CPU, seed: 5);

    private static ImageSet Renamed(int classCount) => new(
        Images.Pixels, [.. Images.Labels.Select(label => (byte)(label % classCount))], 28, 28, [.. Enumerable.Range(0, classCount).Select(i => new ClassName($"class {i}"))]);

    private static float Distance(Weight one, Weight other) => one.Values.Zip(other.Values, (left, right) => Math.Abs(left - right)).Max();
}
