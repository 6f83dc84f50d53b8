using Shouldly;
using Vitrine.Improvement.Samplers;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Randomness;
using Xunit;

namespace Vitrine.Tests.Improvement.Samplers;

public sealed class ParzenEstimatorTests
{
    private static readonly SearchSpace Space = new(
        [new RealParameter { Name = "x", Low = 0, High = 10 }, new OptionParameter { Name = "option", Options = ["a", "b", "c"] }]);

    [Fact]
    public void Densities_equal_those_of_SciPy()
    {
        var oracle = SearchOracle.Numbers.GetProperty("parzen");
        var estimator = new ParzenEstimator(Space, oracle.Array("reals").Zip(oracle.Array("options"), Point).Index().Select(each => new TrialRecord(each.Index, each.Item)));
        foreach (var (point, expected) in oracle.GetProperty("points").EnumerateArray().Zip(oracle.Array("logDensities")))
            estimator.LogDensity(Point(point[0].GetDouble(), point[1].GetDouble())).ShouldBe(expected, 1e-6);
    }

    [Fact]
    public void What_is_drawn_has_the_density_that_is_said()
    {
        var estimator = new ParzenEstimator(Space, [new TrialRecord(0, Point(9, 2)), new TrialRecord(1, Point(1, 0))]);
        var generator = new SplitMix64(5);
        var drawn = Enumerable.Range(0, 20_000).Select(_ => estimator.Draw(generator)).ToList();
        for (var cell = 0; cell < 10; cell++)
        {
            var share = drawn.Count(choice => choice["x"] >= cell && choice["x"] < cell + 1 && choice["option"] == 2) / 20_000.0;
            var expected = Enumerable.Range(0, 100).Average(i => Math.Exp(estimator.LogDensity(Point(cell + ((i + 0.5) / 100), 2))));
            share.ShouldBe(expected, 4 * Math.Sqrt(expected / 20_000));
        }
    }

    [Fact]
    public void A_kernel_is_uniform_in_what_its_trial_did_not_have()
    {
        var space = new SearchSpace(
        [
            new OptionParameter { Name = "kind", Options = ["plain", "rich"] },
            new RealParameter { Name = "spice", Low = 0, High = 4, When = new Dictionary<string, IReadOnlyList<System.Text.Json.Nodes.JsonNode>> { ["kind"] = ["rich"] } },
        ]);
        var estimator = new ParzenEstimator(space, [new TrialRecord(0, new Choice(new Dictionary<string, double> { ["kind"] = 0 }))]);
        double Density(double spice) => estimator.LogDensity(new Choice(new Dictionary<string, double> { ["kind"] = 1, ["spice"] = spice }));
        Density(0.1).ShouldBe(Density(3.9), 1e-12);
    }

    private static Choice Point(double x, double option) => new(new Dictionary<string, double> { ["x"] = x, ["option"] = option });
}
