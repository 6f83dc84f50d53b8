using Shouldly;
using Vitrine.Data;
using Vitrine.Models;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Training;

public sealed class OverfitBatchTests
{
    private static readonly ImageSet Images = SampleData.Load().Train;

    public static TheoryData<string> Presets => [.. Recipes.All.Keys];

    [Theory]
    [MemberData(nameof(Presets))]
    public void Every_preset_learns_a_batch_by_heart(string preset)
    {
        var report = OverfitBatch.Run(Recipes.Named(preset), Images);
        report.Passed.ShouldBeTrue($"training {report.TrainAccuracy}, evaluation {report.EvaluationAccuracy} after {report.StepCount} steps");
        report.StepCount.ShouldBeLessThan(OverfitBatch.MostSteps);
        report.Losses.Count.ShouldBe(report.StepCount);
        report.Losses[^1].ShouldBeLessThan(report.Losses[0]);
        report.ImageCount.ShouldBeInRange(OverfitBatch.ImageCount - 10, OverfitBatch.ImageCount + 10);
    }

    [Fact]
    public void What_cannot_learn_is_found_out()
    {
        var report = OverfitBatch.Run(Recipes.Seed with { LearningRate = 1e-9 }, Images);
        report.Passed.ShouldBeFalse();
        report.StepCount.ShouldBe(OverfitBatch.MostSteps);
    }

    [Fact]
    public void Dropout_does_not_stand_in_the_way_not_even_inside_a_block()
    {
        var block = new Residual { Layers = new Architecture([new Conv2d { Filters = 8 }, new Dropout { Rate = 0.9 }]) };
        var architecture = new Architecture(
            [new Conv2d { Filters = 8, Stride = 2 }, block, new Flatten(), new Dense { Units = 64 }, new Relu(), new Dropout { Rate = 0.9 }, new Dense()]);
        OverfitBatch.Run(Recipes.Seed with { Architecture = architecture, LabelSmoothing = 0.9 }, Images).Passed.ShouldBeTrue();
    }
}
