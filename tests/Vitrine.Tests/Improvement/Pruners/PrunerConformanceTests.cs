using Shouldly;
using Vitrine.Improvement.Pruners;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Xunit;

namespace Vitrine.Tests.Improvement.Pruners;

/// <summary>What every pruner of the table must do.</summary>
public sealed class PrunerConformanceTests
{
    private static readonly PruningOptions Options = new() { MaximumStep = 9 };

    public static TheoryData<string> Names() => [.. PrunerTable.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_first_trial_is_never_ended(string name)
    {
        var pruner = PrunerTable.Named(name, Options);
        for (var step = 1; step <= 9; step++)
            pruner.ShouldPrune(0, Curve(0.1, step), Known()).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_best_trial_is_never_ended(string name)
    {
        var pruner = PrunerTable.Named(name, Options);
        for (var step = 1; step <= 9; step++)
            pruner.ShouldPrune(20, Curve(0.99, step), Known(0.5, 0.6, 0.7, 0.8, 0.9, 0.55, 0.65)).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_ended_at_its_last_step(string name) =>
        PrunerTable.Named(name, Options).ShouldPrune(20, Curve(0.1, 9), Known(0.5, 0.6, 0.7, 0.8, 0.9, 0.55)).ShouldBeFalse();

    [Theory]
    [MemberData(nameof(Names))]
    public void Where_less_is_better_the_lowest_is_never_ended(string name)
    {
        var known = Known(0.5, 0.6, 0.7, 0.8, 0.9, 0.55, 0.65) with { Objectives = [new Objective("loss", IsBetterHigh: false)] };
        for (var step = 1; step <= 9; step++)
            PrunerTable.Named(name, Options).ShouldPrune(20, Curve(0.1, step), known).ShouldBeFalse();
    }

    [Fact]
    public void Every_pruner_but_none_ends_the_worst_of_many_somewhere()
    {
        foreach (var name in PrunerTable.All.Keys.Where(name => name != "none"))
        {
            var pruner = PrunerTable.Named(name, Options);
            Enumerable.Range(20, 10).Any(number => Enumerable.Range(1, 8).Any(step => pruner.ShouldPrune(number, Curve(0.1, step), Known([.. Enumerable.Range(0, 20).Select(i => 0.5 + (i / 100.0))]))))
                .ShouldBeTrue(name);
        }
    }

    [Fact]
    public void A_name_that_no_pruner_has_is_refused_with_those_there_are() =>
        Should.Throw<Vitrine.Inference.VitrineException>(() => PrunerTable.Named("axe", Options)).Message.ShouldBe("There is no pruner \"axe\". There are: asha, hyperband, median, none.");

    internal static TrialReport[] Curve(double value, int steps) => [.. Enumerable.Range(1, steps).Select(step => new TrialReport(step, value))];

    internal static KnownTrials Known(params double[] values) => new(
        [.. values.Select((value, number) => new TrialRecord(number, new Choice(new Dictionary<string, double>())) { State = TrialState.Finished, Values = [value], Reports = Curve(value, 9) })],
        [new Objective("accuracy", IsBetterHigh: true)]);
}
