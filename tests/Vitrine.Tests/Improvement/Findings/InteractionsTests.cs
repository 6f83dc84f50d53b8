using Shouldly;
using Vitrine.Improvement.Findings;
using Vitrine.Improvement.Samplers;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Xunit;

namespace Vitrine.Tests.Improvement.Findings;

public sealed class InteractionsTests
{
    private static readonly SearchSpace Space = new([.. new[] { "a", "b", "c" }.Select(name => new RealParameter { Name = name, Low = -1, High = 1 })]);

    [Fact]
    public void Of_three_parameters_the_two_that_multiply_act_together()
    {
        var interaction = Findings(choice => (choice["a"]!.Value * choice["b"]!.Value) + choice["c"]!.Value).Interaction!;
        new[] { interaction.First, interaction.Second }.Order().ShouldBe(["a", "b"]);
        // the root mean square of a · b over these places is 0.42; a forest of 200 trials rounds most of it off
        interaction.Strength.ShouldBeInRange(0.08, 0.42);
        interaction.Expected[0][0].ShouldBeGreaterThan(interaction.Expected[0][^1], "the corner where both are low");
    }

    [Fact]
    public void A_sum_has_less_of_it_than_a_product() =>
        Findings(choice => choice["a"]!.Value + choice["b"]!.Value + choice["c"]!.Value).Interaction!.Strength
            .ShouldBeLessThan(0.6 * Findings(choice => choice["a"]!.Value * choice["b"]!.Value).Interaction!.Strength);

    private static StudyFindings Findings(Func<Choice, double> value)
    {
        var settings = new StudySettings { Space = Space, MaximumStep = 1 };
        var trials = Enumerable.Range(0, 200).Select(number =>
        {
            var choice = new SobolSampler().Sample(Space, new SamplePlace(1, number, 0), new KnownTrials([], settings.Objectives));
            return new TrialRecord(number, choice) { State = TrialState.Finished, Values = [value(choice)], Seconds = 1 };
        });
        return StudyFindings.Of(settings, [.. trials], workerCount: 1);
    }
}
