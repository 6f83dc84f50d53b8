using System.Text.Json.Nodes;
using Shouldly;
using Vitrine.Improvement.Spaces;
using Vitrine.Inference;
using Xunit;

namespace Vitrine.Tests.Improvement.Spaces;

public sealed class SearchSpaceTests
{
    private const string OneParameter = """{"parameters": [{"name": "epochs", "type": "integer", "low": 2, "high": 9}]}""";

    [Fact]
    public void A_space_is_the_same_after_a_file() => SearchSpaceJson.Parse(SearchSpaceJson.Format(TestSpaces.Varied), "file").ShouldBe(TestSpaces.Varied);

    [Fact]
    public void A_choice_is_the_same_after_json()
    {
        var choice = TestSpaces.Varied.Choose(parameter => parameter.FromUnit(0.4));
        TestSpaces.Varied.FromJson(TestSpaces.Varied.ToJson(choice)).ShouldBe(choice);
    }

    [Fact]
    public void A_choice_reads_as_its_values()
    {
        var json = TestSpaces.Varied.ToJson(TestSpaces.Varied.Choose(parameter => parameter.FromUnit(0.999))).ToJsonString();
        json.ShouldBe("""{"rate":0.0993,"share":0.998,"width":128,"depth":4,"optimizer":"sgd","momentum":0.9895,"flip":false}""");
    }

    [Fact]
    public void A_parameter_exists_only_where_its_condition_holds()
    {
        TestSpaces.Varied.Choose(parameter => parameter.FromUnit(0))["momentum"].ShouldBeNull(); // AdamW
        TestSpaces.Varied.Choose(parameter => parameter.FromUnit(0.5))["momentum"].ShouldNotBeNull(); // Muon
    }

    [Fact]
    public void A_space_starts_where_all_parameters_that_exist_there_do()
    {
        RealParameter rate = new() { Name = "rate", Low = 0, High = 1, Start = 0.25 };
        OptionParameter optimizer = new() { Name = "optimizer", Options = ["adamW", "muon"], Start = "adamW" };
        RealParameter momentum = new() { Name = "momentum", Low = 0, High = 1, When = TestSpaces.Where("optimizer", "muon") };

        new SearchSpace([rate, optimizer, momentum]).Start().ShouldBe(new Choice(new Dictionary<string, double> { ["rate"] = 0.25, ["optimizer"] = 0 }));
        new SearchSpace([rate, optimizer with { Start = "muon" }, momentum]).Start().ShouldBeNull("no momentum is given");
        TestSpaces.Varied.Start().ShouldBeNull();
    }

    [Fact]
    public void A_start_is_one_of_its_parameters_values() =>
        Should.Throw<VitrineException>(() => new SearchSpace([new IntegerParameter { Name = "depth", Low = 1, High = 4, Start = 5 }])).Message.ShouldContain("\"depth\" starts at 5");

    [Theory]
    [InlineData("rate", 1e-4, 0.1)]
    [InlineData("share", -1, 1)]
    [InlineData("width", 16, 128)]
    [InlineData("depth", 1, 4)]
    [InlineData("flip", 0, 1)]
    public void The_axis_reaches_from_the_first_coordinate_to_the_last(string name, double first, double last)
    {
        var parameter = TestSpaces.Varied.Parameters.Single(each => each.Name == name);
        parameter.FromUnit(0).ShouldBe(first, 1e-9);
        parameter.FromUnit(1 - 1e-12).ShouldBe(last, 1e-9);
    }

    [Fact]
    public void Whole_numbers_are_equally_likely_on_a_linear_scale()
    {
        var depth = TestSpaces.Varied.Parameters.Single(each => each.Name == "depth");
        Enumerable.Range(0, 400).Select(i => depth.FromUnit((i + 0.5) / 400)).CountBy(value => value).ShouldAllBe(each => each.Value == 100);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var problem = Should.Throw<VitrineException>(() => new SearchSpace(
        [
            new RealParameter { Name = "a", Low = 1, High = 1 },
            new RealParameter { Name = "b", Low = 0, High = 1, Scale = AxisScale.Logarithmic },
            new IntegerParameter { Name = "c", Low = 1, High = 9, Step = 0 },
            new OptionParameter { Name = "d", Options = ["one", "two", "one"] },
            new OptionParameter { Name = "e", Options = [] },
            new RealParameter { Name = "a", Low = 0, High = 1 },
            new RealParameter { Name = "f", Low = 0, High = 1, When = TestSpaces.Where("nothing", 1) },
            new RealParameter { Name = "g", Low = 0, High = 1, When = TestSpaces.Where("d", "three") },
        ]));
        problem.Kind.ShouldBe(FailureKind.Usage);
        problem.Message.ShouldBe(
            "The search space cannot be used: \"a\" reaches from 1 to 1, which leaves nothing to choose; \"b\" begins at 0, and a logarithmic scale needs positive numbers; "
            + "\"c\" has a step of 0, which must be at least 1; \"d\" has the option \"one\" twice; \"e\" has no options; \"a\" stands there twice; "
            + "\"f\" depends on \"nothing\", which does not stand before it; \"g\" exists only where \"d\" is \"three\", which it never is.");
    }

    [Theory]
    [InlineData("[]", "The search space file.json cannot be read: it must be an object with a list \"parameters\".")]
    [InlineData("""{"parameters": []}""", "file.json: The search space cannot be used: it has no parameters.")]
    [InlineData("""{"parameters": [{"name": "a", "type": "imaginary"}]}""", "imaginary")]
    [InlineData("""{"parameters": [{"name": "a", "type": "real", "low": 0, "hihg": 1}]}""", "hihg")]
    [InlineData("""{"parameters": [{"name": "a", "type": "real", "low": 0}]}""", "high")]
    public void A_wrong_file_is_refused_with_its_name_and_what_is_wrong(string json, string part)
    {
        var problem = Should.Throw<VitrineException>(() => SearchSpaceJson.Parse(json, "file.json"));
        problem.Kind.ShouldBe(FailureKind.Usage);
        problem.Message.ShouldContain("file.json");
        problem.Message.ShouldContain(part);
    }

    [Fact]
    public void A_file_may_name_its_schema_and_have_comments() =>
        SearchSpaceJson.Parse(OneParameter.Replace("{\"parameters\"", "{\"$schema\": \"x\", /* why */ \"parameters\"", StringComparison.Ordinal), "file").Parameters.Count.ShouldBe(1);

    [Fact]
    public void A_value_of_another_space_is_refused() =>
        Should.Throw<VitrineException>(() => SearchSpaceJson.Parse(OneParameter, "file").FromJson(new JsonObject { ["epochs"] = 10 })).Kind.ShouldBe(FailureKind.DataOrModel);
}
