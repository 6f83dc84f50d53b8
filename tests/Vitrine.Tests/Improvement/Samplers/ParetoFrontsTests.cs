using Shouldly;
using Vitrine.Improvement.Samplers;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Randomness;
using Xunit;

namespace Vitrine.Tests.Improvement.Samplers;

public sealed class ParetoFrontsTests
{
    private static readonly Objective[] Objectives = [new("accuracy", IsBetterHigh: true), new("parameters", IsBetterHigh: false)];

    [Fact]
    public void Each_front_is_what_comparing_all_that_are_left_with_all_finds()
    {
        var generator = new SplitMix64(2);
        var rest = Enumerable.Range(0, 120).Select(number => Trial(number, generator.NextInt(12), generator.NextInt(12))).ToList();
        bool IsBettered(TrialRecord trial) => rest.Exists(other =>
            other.Values[0] >= trial.Values[0] && other.Values[1] <= trial.Values[1] && (other.Values[0] > trial.Values[0] || other.Values[1] < trial.Values[1]));
        foreach (var front in ParetoFronts.Of([.. rest], Objectives))
        {
            front.ShouldBe(rest.Where(trial => !IsBettered(trial)));
            rest.RemoveAll(front.Contains);
        }
        rest.ShouldBeEmpty();
    }

    [Fact]
    public void Its_ends_come_before_its_middle_and_crowds_come_last()
    {
        TrialRecord[] front = [Trial(0, 1, 1), Trial(1, 5, 5), Trial(2, 5.1, 5.1), Trial(3, 5.2, 5.2), Trial(4, 10, 10)];
        ParetoFronts.ByRoom(front, Objectives).Select(trial => trial.Number).ShouldBe([0, 4, 3, 1, 2]);
    }

    private static TrialRecord Trial(int number, double accuracy, double parameters) =>
        new(number, new Choice(new Dictionary<string, double>())) { State = TrialState.Finished, Values = [accuracy, parameters] };
}
