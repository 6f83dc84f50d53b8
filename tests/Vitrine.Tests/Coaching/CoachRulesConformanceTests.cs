using Shouldly;
using Vitrine.Coaching;
using Vitrine.Inference;
using Vitrine.Reporting;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Coaching;

/// <summary>What every rule of the table must do.</summary>
public sealed class CoachRulesConformanceTests
{
    public static TheoryData<string> Names() => [.. CoachRules.All.Keys];

    [Fact]
    public void Every_rule_has_a_run_that_shows_it() => CoachFixture.Shown.Keys.ShouldBe(CoachRules.All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_is_called_what_the_table_calls_it(string name) => CoachRules.All[name].Name.ShouldBe(name);

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_fault_is_seen_and_no_other(string name) =>
        Coach.Look(CoachFixture.Shown[name]).ShouldHaveSingleItem().Rule.ShouldBe(name);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_healthy_run_is_left_alone(string name) => CoachRules.All[name].Look(CoachFixture.Healthy()).ShouldBeNull();

    [Theory]
    [MemberData(nameof(Names))]
    public void Sentences_are_whole_and_in_the_language_of_the_moment(string name)
    {
        var (english, portuguese) = (Say(name, Language.English), Say(name, Language.Portuguese));
        english.Count.ShouldBe(portuguese.Count);
        foreach (var (one, other) in english.Zip(portuguese))
        {
            one.ShouldNotBe(other);
            foreach (var sentence in new[] { one, other })
            {
                sentence.ShouldEndWith(".");
                sentence.ShouldNotMatch(@"\{\d");
                sentence.ShouldNotMatch(@"\s\s|NaN|∞");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_record_gets_the_same_advice(string name) =>
        CoachRules.All[name].Look(CoachFixture.Shown[name]).ShouldBe(CoachRules.All[name].Look(CoachFixture.Shown[name] with { }));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_not_known_is_no_error(string name)
    {
        var rule = CoachRules.All[name];
        foreach (var run in CoachFixture.Shown.Values)
        {
            foreach (var less in Less(run))
                rule.Look(less);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_epoch_shows_no_curve(string name)
    {
        var run = CoachFixture.Healthy();
        CoachRules.All[name].Look(run with { History = [.. run.History.Take(1)] }).ShouldBeNull();
    }

    private static List<string> Say(string name, Language language)
    {
        using var spoken = new SpokenLanguage(language);
        var advice = CoachRules.All[name].Look(CoachFixture.Shown[name]).ShouldNotBeNull();
        return [advice.Sees, advice.Evidence, advice.Try, .. advice.Bought is { } bought ? [bought] : Array.Empty<string>()];
    }

    /// <summary>The record as it stands when something has not been reached, or as an older version left it.</summary>
    private static IEnumerable<RunRecord> Less(RunRecord run) =>
    [
        run with { History = [] },
        run with { History = [.. run.History.Take(1)] },
        run with { History = [.. run.History.Take(2)] },
        run with { Train = null },
        run with { Validation = null },
        run with { Validation = null, Train = null, Classes = null, Dataset = null, DeadUnits = null },
        run with { Classes = null },
        run with { Classes = [] },
        run with { Dataset = null },
        run with { DeadUnits = [] },
        run with { DeadUnits = [new("relu_1", 0, 0)] },
        run with { Validation = run.Validation! with { Count = 0, Classes = [], Confusion = [], Reliability = [] } },
        run with { Validation = run.Validation! with { Confusion = [] } },
        run with { Validation = run.Validation! with { Reliability = [] } },
        run with { Recipe = run.Recipe with { BatchSize = 0 } },
        run with { Dataset = run.Dataset! with { TrainCount = 0 } },
    ];
}
