using Shouldly;
using Vitrine.Improvement;
using Vitrine.Models;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Improvement;

public sealed class TrialPlanTests
{
    [Fact]
    public void A_budget_below_the_final_training_tries_nothing() =>
        TrialPlan.For(60, fullSeconds: 50, fullEpochs: 5, trainCount: 55_000, variationCount: 9).TrialCount.ShouldBe(0);

    [Theory]
    [InlineData(100)]
    [InlineData(120)]
    [InlineData(300)]
    [InlineData(3600)]
    public void A_plan_leaves_time_for_the_final_training(double budgetSeconds)
    {
        var plan = TrialPlan.For(budgetSeconds, fullSeconds: 40, fullEpochs: 4, trainCount: 55_000, variationCount: 9);
        var imageSeconds = 40.0 / 4 / 55_000;
        plan.TrialCount.ShouldBeInRange(3, 10);
        plan.Images.ShouldBeInRange(6_000, 55_000);
        plan.Epochs.ShouldBeInRange(1, 4);
        (plan.TrialCount * plan.Images * plan.Epochs * imageSeconds).ShouldBeLessThan(budgetSeconds - 40);
    }

    [Fact]
    public void Every_variation_changes_the_recipe_and_can_be_built()
    {
        foreach (var recipe in Recipes.All.Values)
        {
            var variations = Variations.For(recipe, 28, 28, 10);
            variations.Count.ShouldBeGreaterThanOrEqualTo(7);
            variations.Select(variation => variation.Id).ShouldBeUnique();
            foreach (var variation in variations)
                variation.Apply(recipe).ShouldSatisfyAllConditions(changed => changed.ShouldNotBe(recipe), changed => changed.Architecture.Summarize(28, 28, 10));
        }
    }

    [Fact]
    public void A_variation_whose_network_cannot_stand_is_not_offered()
    {
        Offered(groups: 1).ShouldContain("wider");
        Offered(groups: 10).ShouldNotContain("wider", "fifteen channels are not ten groups");

        IEnumerable<string> Offered(int groups)
        {
            var architecture = new Architecture([new Conv2d { Filters = 10 }, new GroupNorm { Groups = groups }, new Flatten(), new Dense()]);
            return Variations.For(Recipes.Seed with { Architecture = architecture }, 28, 28, 10).Select(variation => variation.Id);
        }
    }

    [Fact]
    public void Wider_has_half_as_many_units_again_and_deeper_one_block_more()
    {
        var recipe = Recipes.Seed;
        Changed("wider").Architecture.ShouldBe(new Architecture([new Flatten(), new Dense { Units = 192 }, new Relu(), new Dense()]));
        Changed("deeper").Architecture.ShouldBe(new Architecture(
            [new Flatten(), new Dense { Units = 128 }, new Relu(), new Dense { Units = 128 }, new Relu(), new Dense()]));

        Recipe Changed(string id) => Variations.For(recipe, 28, 28, 10).Single(variation => variation.Id == id).Apply(recipe);
    }
}
