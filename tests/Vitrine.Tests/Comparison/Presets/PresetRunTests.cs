using Shouldly;
using Vitrine.Comparison.Presets;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Vitrine.Training;
using Vitrine.Training.Teaching;
using Xunit;
using static Vitrine.Tests.Comparison.Presets.MeasuredPresets;

namespace Vitrine.Tests.Comparison.Presets;

public sealed class PresetRunTests
{
    [Fact]
    public void Arithmetic_is_six_times_multiply_accumulates_times_the_images_of_whole_batches()
    {
        var record = Record() with { Recipe = Record().Recipe with { BatchSize = 1000 }, Dataset = Record().Dataset! with { TrainCount = 54_321 } };

        var run = Of(record);

        run.ImagesPerEpoch.ShouldBe(54_000);
        run.TrainTeraFlops.ShouldBe(6.0 * run.MultiplyAccumulates * 54_000 * record.History.Count / 1e12, 1e-9);
    }

    [Fact]
    public void Steps_with_two_gradients_count_twice()
    {
        var plain = Record() with { Recipe = Record().Recipe with { Epochs = 3 }, History = [.. Enumerable.Range(1, 3).Select(epoch => new EpochRecord(epoch, 1, 0.5, 1, 0.91, 0.1, 10 * epoch, 1000))] };
        var sharpened = Of(plain with { Recipe = plain.Recipe with { Sharpness = new() { Radius = 1, From = 1.0 / 3 } } });

        sharpened.TrainTeraFlops.ShouldBe(Of(plain).TrainTeraFlops * 5 / 3, 1e-9);
        sharpened.Milestones[0].TeraFlops.ShouldBe(Of(plain).Milestones[0].TeraFlops, 1e-9);
    }

    [Fact]
    public void A_milestone_is_the_end_of_the_first_epoch_with_that_accuracy()
    {
        EpochRecord Row(int epoch, double accuracy) => new(epoch, 1, 0.5, 1, accuracy, 0.1, 10 * epoch, 1000);
        var run = Of(Record() with { History = [Row(1, 0.85), Row(2, 0.92), Row(3, 0.91)] });

        run.Milestones.Select(milestone => (milestone.Accuracy, milestone.Epoch, milestone.Seconds)).ShouldBe([(0.8324, 1, 10), (0.90, 2, 20), (0.92, 2, 20)]);
        run.Milestones[1].TeraFlops.ShouldBe(run.TrainTeraFlops * 2 / 3, 1e-9);
    }

    [Fact]
    public void A_training_that_goes_on_has_no_milestones_since_they_are_of_the_model_before()
    {
        var run = Of(Record() with { Recipe = Record().Recipe with { Start = new SavedModel("somewhere/models/tiny", "tiny", "ab") } });

        run.Milestones.ShouldBeEmpty();
        run.Recipe.Start.ShouldBe(new SavedModel("", "tiny", "ab"));
    }

    [Fact]
    public void A_milestone_can_lie_inside_the_first_epoch()
    {
        var run = Of(Record() with { EarlyLooks = [new(0.25, 1, 0.7, 3), new(0.5, 1, 0.85, 6)], History = [new(1, 1, 0.5, 1, 0.91, 0.1, 12, 1000)] });

        run.Milestones.Select(milestone => (milestone.Accuracy, milestone.Epoch, milestone.Seconds)).ShouldBe([(0.8324, 0.5, 6), (0.90, 1, 12)]);
        run.Milestones[0].TeraFlops.ShouldBe(run.TrainTeraFlops / 2, 1e-9);
    }

    [Fact]
    public void The_rate_in_training_is_of_the_steps_alone()
    {
        var run = Run(1, 0.9, 0.85, 0.9);

        run.TrainSeconds.ShouldBe(22);
        run.FlopsPerSecond.ShouldBe(12e12 / 20, 1);
    }

    [Fact]
    public void A_teacher_is_named_without_its_folder()
    {
        var distillation = new Distillation([new SavedModel("somewhere/models/best", "best", "ab")]);

        var teacher = Of(Record() with { Recipe = Record().Recipe with { Distillation = distillation } }).Recipe.Distillation!.Teachers.ShouldHaveSingleItem();

        teacher.ShouldBe(new SavedModel("", "best", "ab"));
    }

    [Fact]
    public void A_run_without_a_result_is_refused() =>
        Should.Throw<VitrineException>(() => Of(Record() with { Test = null, Status = "interrupted" })).Message.ShouldContain("has not finished");

    [Fact]
    public void Means_and_deviation_are_those_of_the_sample()
    {
        var summary = new PresetSummary(Result("fast", Run(1, 0.92, 0.9), Run(2, 0.93, 0.9), Run(3, 0.94, 0.9)));

        summary.TestAccuracy.ShouldBe(0.93, 1e-12);
        summary.TestAccuracyDeviation!.Value.ShouldBe(0.01, 1e-12);
        summary.SecondsTo(0.90).ShouldBe(11);
    }

    [Fact]
    public void One_run_has_no_deviation_and_what_one_run_misses_is_not_reached()
    {
        new PresetSummary(Result("fast", Run(1, 0.92, 0.9))).TestAccuracyDeviation.ShouldBeNull();
        new PresetSummary(Result("fast", Run(1, 0.92, 0.9), Run(2, 0.92, 0.89))).SecondsTo(0.90).ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void The_claim_says_accuracy_seeds_and_seconds()
    {
        using var language = new SpokenLanguage(Language.English);

        new PresetSummary(Result("fast", Run(1, 0.92, 0.9), Run(2, 0.93, 0.9))).Claim.ShouldBe("test 92.50 ± 0.71 %, n = 2, 11 s of training");
        new PresetSummary(Result("fast", Run(1, 0.92, 0.9))).Claim.ShouldBe("test 92.00 %, n = 1, 11 s of training");
    }
}
