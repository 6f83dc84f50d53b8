using Shouldly;
using Vitrine.Bundles;
using Vitrine.Data;
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
    [InlineData(0, 0)]
    [InlineData(0.9, 0)]
    [InlineData(0, 2)]
    public void A_training_begins_where_the_model_ended(double averageDecay, int lookaheadSteps)
    {
        var result = Trainer.Train(Standing with { AverageDecay = averageDecay, LookaheadSteps = lookaheadSteps }, Images).Model;
        foreach (var (name, weight) in Before.Value.Model.Weights.Where(entry => !entry.Key.Contains("running", StringComparison.Ordinal)))
            result.Weights[name].Values.Zip(weight.Values, (ours, theirs) => Math.Abs(ours - theirs)).Max().ShouldBeLessThan(1e-5f, name);
    }

    [Fact]
    public void Other_classes_get_a_last_layer_of_their_own()
    {
        var others = new ImageSet(Images.Pixels, [.. Images.Labels.Select(label => (byte)(label % 3))], 28, 28, [new ClassName("a"), new ClassName("b"), new ClassName("c")]);
        var recipe = Standing with { Architecture = StartingWeights.NetworkOf(Model) };
        var result = Trainer.Train(recipe, others).Model;
        result.Weights["conv2d_1.weight"].Values.Zip(Before.Value.Model.Weights["conv2d_1.weight"].Values, (ours, theirs) => Math.Abs(ours - theirs)).Max().ShouldBeLessThan(1e-5f);
        result.Weights["dense_1.weight"].Shape.ShouldBe([3, 4]);
        result.Weights["dense_1.weight"].Values.ShouldNotContain(0);
    }

    [Fact]
    public void The_network_of_a_model_is_its_own_without_the_number_of_classes() => StartingWeights.NetworkOf(Model).ShouldBe(Small.Architecture);

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
            $"A training cannot go on from {folder["before"]}: its network is another one (`conv2d_1.weight`). Leave out `--architecture`, and the training takes the network of the model.");
        var shallower = new Architecture([.. Small.Architecture.Layers.Where(layer => layer is not BatchNorm)]);
        Refusal(Small with { Architecture = shallower }).ShouldContain("(`batchNorm_1.");
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
    public void An_interrupted_run_needs_the_model_no_more()
    {
        var recipe = Small with { Start = Model.Pinned() };
        var whole = Trainer.Train(recipe, Images);
        using var cancellation = new CancellationTokenSource();
        var options = new TrainingOptions { CheckpointFolder = folder["checkpoint"], Progress = new CancelAtFirstEpoch(cancellation) };
        Should.Throw<OperationCanceledException>(() => Trainer.Train(recipe, Images, options, cancellation.Token));
        Directory.Delete(folder["before"], recursive: true);
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
        File.ReadAllText(folder["after", BundleFiles.ModelCard]).ShouldContain($"Went on from the weights of before (SHA-256 of the weights: `{result.Recipe.Start.WeightsSha256}`)");
    }

    [Fact]
    public void Another_network_begins_afresh()
    {
        var recipe = Small with { Start = Model };
        recipe.With(Small.Architecture).Start.ShouldBe(Model);
        recipe.With(new Architecture([new Flatten(), new Dense()])).Start.ShouldBeNull();
    }
}
