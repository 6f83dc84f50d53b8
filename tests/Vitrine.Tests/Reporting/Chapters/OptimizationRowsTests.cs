using Shouldly;
using Vitrine.Inference;
using Vitrine.Reporting.Chapters;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Reporting.Chapters;

public sealed class OptimizationRowsTests : IDisposable
{
    private static readonly Recipe Plain = new() { Name = "test", Architecture = new([]) };

    private static readonly Recipe Full = Plain with
    {
        Optimizer = Optimizer.Muon,
        Schedule = Schedule.Constant,
        BiasRateFactor = 64,
        GradientClip = 1.5,
        Sharpness = new() { Radius = 0.5, From = 0.25 },
        LookaheadSteps = 5,
        AverageDecay = 0.99,
        PreciseStatistics = true,
    };

    public OptimizationRowsTests() => Language.English.Use();

    public void Dispose() => Language.English.Use();

    [Fact]
    public void What_is_off_has_no_row() => OptimizationRows.Of(Plain).ShouldBe(
    [
        ("Optimiser", "SGD with Nesterov momentum 0.9"),
        ("Learning rate", "rises to 0.1 over the first 25.0% of all steps, then falls to 0"),
        ("Weight decay", "0.0005"),
    ]);

    [Fact]
    public void What_is_on_has_one() => OptimizationRows.Of(Full).ShouldBe(
    [
        ("Optimiser", "Muon with momentum 0.9 and 5 Newton–Schulz steps; AdamW at 0.1 × the learning rate for the last layer, scales and biases"),
        ("Learning rate", "rises to 0.1 over the first 25.0% of all steps, then stays there"),
        ("Learning rate of biases", "× 64"),
        ("Weight decay", "0.0005"),
        ("Greatest norm of the gradient", "1.5"),
        ("Sharpness-aware minimisation", "each step follows the gradient of the worst place within radius 0.5 of the weights; from 25.0% of all steps on"),
        ("Lookahead", "every 5 steps the kept weights go 50.0% of the way to those being trained, which go on from there"),
        ("Averaged weights", "exponential moving average over the steps, decay 0.99: it is what is validated and kept"),
        ("Batch statistics", "measured anew after the last step, for the weights that are kept, over the training images as they are augmented"),
    ]);

    [Fact]
    public void Each_optimizer_and_schedule_has_its_own_words_in_both_languages()
    {
        foreach (var language in (Language[])[Language.English, Language.Portuguese])
        {
            language.Use();
            string[] optimizers = [.. Enum.GetValues<Optimizer>().Select(kind => Row(Plain with { Optimizer = kind }, 0))];
            string[] schedules = [.. Enum.GetValues<Schedule>().Select(kind => Row(Plain with { Schedule = kind }, 1))];
            optimizers.ShouldBeUnique();
            schedules.ShouldBeUnique();
            optimizers.ShouldAllBe(text => text.Contains(0.9.ToString(language.Culture), StringComparison.Ordinal));
        }
    }

    private static string Row(Recipe recipe, int index) => OptimizationRows.Of(recipe).ElementAt(index).Value;
}
