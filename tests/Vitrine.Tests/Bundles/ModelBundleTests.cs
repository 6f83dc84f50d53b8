using Shouldly;
using Vitrine.Bundles;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Models;
using Vitrine.Tests.Data;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Bundles;

public sealed class ModelBundleTests
{
    private static readonly Dataset Sample = SampleData.Load();

    private static readonly Lazy<TrainingResult> Trained = new(() => Trainer.Train(
        new Recipe { Name = "small", Architecture = new([new Conv2d { Filters = 4, Stride = 2 }, new BatchNorm(), new Relu(), new Flatten(), new Dense()]), Epochs = 2 },
        Sample.Train));

    [Fact]
    public void A_saved_model_gives_the_trained_models_answers()
    {
        using var folder = new Folder();
        ModelBundle.Save(folder["m"], Trained.Value);
        using var classifier = Classifier.Load(folder["m"]);
        var served = classifier.PredictBatch(Sample.Test.Pixels, Sample.Test.Count).Probabilities;
        ParityCheck.Compare(Evaluator.Probabilities(Trained.Value.Model, Sample.Test), served, 10).Holds.ShouldBeTrue();
    }

    [Fact]
    public void A_loaded_model_is_the_saved_one()
    {
        using var folder = new Folder();
        ModelBundle.Save(folder["m"], Trained.Value);
        var loaded = ModelBundle.Load(folder["m"]);
        loaded.Architecture.ShouldBe(Trained.Value.Model.Architecture);
        loaded.Normalization.ShouldBe(Trained.Value.Model.Normalization);
        Evaluator.Probabilities(loaded, Sample.Test).ShouldBe(Evaluator.Probabilities(Trained.Value.Model, Sample.Test));
    }

    [Fact]
    public void A_bundle_replaces_a_bundle_as_a_whole()
    {
        using var folder = new Folder();
        ModelBundle.Save(folder["m"], Trained.Value);
        File.WriteAllText(folder["m", "stray.txt"], "left by someone");
        ModelBundle.Save(folder["m"], Trained.Value, Evaluator.Evaluate(Trained.Value.Model, Sample.Test));
        File.Exists(folder["m", "stray.txt"]).ShouldBeFalse();
        BundleReader.Open(folder["m"]).Manifest.Metrics!.Test!.Count.ShouldBe(500);
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBe([folder["m"]], "no temporary folder stays behind");
    }

    [Fact]
    public void A_folder_with_something_else_is_left_alone()
    {
        using var folder = new Folder();
        folder.Write("m/thesis.txt", 1, 2, 3);
        var refusal = Should.Throw<VitrineException>(() => ModelBundle.Save(folder["m"], Trained.Value));
        refusal.Kind.ShouldBe(FailureKind.Usage);
        Directory.EnumerateFileSystemEntries(folder["m"]).ShouldBe([folder["m/thesis.txt"]]);
    }

    [Fact]
    public void The_probe_holds_one_image_of_each_class_and_their_logits()
    {
        using var folder = new Folder();
        ModelBundle.Save(folder["m"], Trained.Value);
        var bundle = BundleReader.Open(folder["m"]);
        var probe = bundle.ReadProbe();
        probe.Logits.Length.ShouldBe(10);
        probe.Pixels.Length.ShouldBe(10 * 784);
        bundle.VerifyFiles();
    }
}
