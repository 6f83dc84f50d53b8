using Shouldly;
using Vitrine.Bundles;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Inference.TestTime;
using Vitrine.Models;
using Vitrine.Tests.Data;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Evaluation;

public sealed class EvaluatorTests
{
    private static readonly Dataset Sample = SampleData.Load();

    private static readonly Lazy<TrainingResult> Trained = new(() => Trainer.Train(
        new Recipe
        {
            Name = "small",
            Architecture = new([new Conv2d { Filters = 4, Stride = 2 }, new BatchNorm(), new Relu(), new Flatten(), new Dense()]),
            Epochs = 2,
            TestTimeAugmentation = new() { Views = TestTimeViews.FlipShift, Below = 0.8 },
        },
        Sample.Train));

    [Fact]
    public void Both_engines_average_the_same_views_of_the_same_images()
    {
        using var folder = new Folder();
        ModelBundle.Save(folder["m"], Trained.Value);
        using var classifier = Classifier.Load(folder["m"]);
        classifier.TestTimeAugmentation.ShouldBe(Trained.Value.Recipe.TestTimeAugmentation);
        var served = classifier.PredictBatch(Sample.Test.Pixels, Sample.Test.Count);
        served.PassesPerImage.ShouldBeInRange(1.5, 5.9);
        var trained = Evaluator.Run(Trained.Value.Model, Sample.Test, chooser: served.Plain);
        trained.PassCount.ShouldBe(served.PassCount);
        ParityCheck.Compare(trained.Probabilities, served.Probabilities, 10).Holds.ShouldBeTrue();
        ParityCheck.Compare(trained.Probabilities, served.Plain.Probabilities, 10).MaxAbsDifference.ShouldBeGreaterThan(0.01, "the views count");
        ModelBundle.Load(folder["m"]).TestTimeAugmentation.ShouldBe(classifier.TestTimeAugmentation);
    }

    [Fact]
    public void An_evaluation_says_what_the_views_gained_and_cost()
    {
        var model = Trained.Value.Model;
        var report = Evaluator.Evaluate(model, Sample.Test);
        var plain = Evaluator.Evaluate(model with { TestTimeAugmentation = TestTimeAugmentation.Off }, Sample.Test);
        plain.TestTimeAugmentation.ShouldBeNull();
        var augmented = report.TestTimeAugmentation.ShouldNotBeNull();
        augmented.Augmentation.ShouldBe(model.TestTimeAugmentation);
        augmented.PlainAccuracy.ShouldBe(plain.Accuracy);
        augmented.PlainAccuracyInterval.ShouldBe(plain.AccuracyInterval);
        augmented.PassesPerImage.ShouldBe(Evaluator.Run(model, Sample.Test).PassesPerImage);
        report.Loss.ShouldNotBe(plain.Loss);
    }

    [Fact]
    public void Views_play_no_part_in_training()
    {
        var without = Trainer.Train(Trained.Value.Recipe with { TestTimeAugmentation = TestTimeAugmentation.Off }, Sample.Train);
        without.Model.Weights["dense_1.weight"].Values.ShouldBe(Trained.Value.Model.Weights["dense_1.weight"].Values);
        without.History[^1].ValidationLoss.ShouldBe(Trained.Value.History[^1].ValidationLoss);
    }
}
