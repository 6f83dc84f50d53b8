using System.CommandLine;
using Shouldly;
using Vitrine.Comparison.Presets;
using Vitrine.Inference;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Comparison.Presets;

public sealed class PresetsOptionsTests
{
    [Fact]
    public async Task Words_of_the_command_line_become_options()
    {
        var options = await ParseAsync("--only", "seed,fast", "--seeds", "4,5", "--epochs", "1", "--lengths", "1,3", "--data", "sample", "--out", "elsewhere", "--resume");

        options.Presets().ShouldBe(["fast", "seed"]);
        options.Seeds.ShouldBe([4, 5]);
        options.Lengths.ShouldBe([1, 3]);
        (options.Epochs, options.Data, options.Out, options.Resume, options.IsForDocuments).ShouldBe((1, "sample", "elsewhere", true, false));
    }

    [Fact]
    public async Task Without_words_presets_of_a_coffee_break_are_measured_three_times_for_the_documents()
    {
        var options = await ParseAsync();

        options.Presets().ShouldContain("fast");
        options.Seeds.ShouldBe([1, 2, 3]);
        options.IsForDocuments.ShouldBeTrue();
    }

    [Theory]
    [InlineData("--seeds", "1,x")]
    [InlineData("--seeds", ",")]
    [InlineData("--epochs", "0")]
    [InlineData("--lengths", "0,4")]
    public void What_is_no_number_is_refused(string option, string value) =>
        Command((_, _, _) => Task.FromResult(0)).Parse([option, value]).Errors.ShouldHaveSingleItem().Message.ShouldContain(value);

    [Fact]
    public void An_unknown_preset_is_refused_with_those_there_are() =>
        Should.Throw<VitrineException>(() => new PresetsOptions { Only = ["fats"] }.Presets()).Message.ShouldContain("fast");

    [Fact]
    public void A_smoke_run_leaves_the_published_results_alone()
    {
        var root = Path.GetFullPath("root");

        new PresetsOptions().ResultsFolder(root).ShouldBe(Path.Combine(root, "benchmarks/results"));
        new PresetsOptions { Epochs = 1 }.ResultsFolder(root).ShouldBe(Path.Combine(root, ".build/recipes/results"));
        new PresetsOptions { Data = "sample" }.ResultsFolder(root).ShouldBe(Path.Combine(root, ".build/recipes/results"));
        new PresetsOptions { Out = "elsewhere" }.ResultsFolder(root).ShouldBe(Path.Combine(root, "elsewhere"));
    }

    [Fact]
    public void Every_preset_has_a_target() => Recipes.All.Keys.Except(PresetTarget.All.Select(target => target.Preset)).ShouldBeEmpty();

    private static async Task<PresetsOptions> ParseAsync(params string[] words)
    {
        PresetsOptions? parsed = null;
        await Command((options, _, _) => Task.FromResult((parsed = options) is null ? 1 : 0)).Parse(words).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
        return parsed.ShouldNotBeNull();
    }

    private static Command Command(Func<PresetsOptions, string, CancellationToken, Task<int>> measure) => new PresetsCommand().Create(measure, _ => 0);
}
