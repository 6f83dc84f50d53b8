using Shouldly;
using Vitrine.Improvement.Samplers;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Tests.Improvement.Spaces;
using Xunit;

namespace Vitrine.Tests.Improvement.Samplers;

/// <summary>What every sampler of the table must do.</summary>
public sealed class SamplerConformanceTests
{
    private static readonly Objective[] One = [new("accuracy", IsBetterHigh: true)];
    private static readonly Objective[] Two = [new("accuracy", IsBetterHigh: true), new("parameters", IsBetterHigh: false)];

    public static TheoryData<string> Names() => [.. SamplerTable.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Choices_are_of_the_space(string name)
    {
        foreach (var choice in Choices(name, TestSpaces.Varied, 60))
            TestSpaces.Varied.FromJson(TestSpaces.Varied.ToJson(choice)).ShouldBe(choice);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_question_has_the_same_answer(string name)
    {
        var known = Known(40, One);
        var place = new SamplePlace(3, 40, 0);
        SamplerTable.Named(name).Sample(TestSpaces.Varied, place, known).ShouldBe(SamplerTable.Named(name).Sample(TestSpaces.Varied, place, known));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Other_seeds_numbers_and_attempts_have_other_answers(string name)
    {
        var known = Known(40, One);
        SamplePlace[] places = [new(3, 40, 0), new(4, 40, 0), new(3, 41, 0), new(3, 40, 1)];
        places.Select(place => SamplerTable.Named(name).Sample(TestSpaces.Varied, place, known)).Distinct().Count().ShouldBe(places.Length);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_but_failures_is_borne(string name)
    {
        var known = new KnownTrials([.. Known(30, One).Trials.Select(trial => trial with { State = TrialState.Failed, Values = [] })], One);
        Should.NotThrow(() => SamplerTable.Named(name).Sample(TestSpaces.Varied, new SamplePlace(1, 30, 0), known));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Several_objectives_are_borne(string name) =>
        Should.NotThrow(() => SamplerTable.Named(name).Sample(TestSpaces.Varied, new SamplePlace(1, 60, 0), Known(60, Two)));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_space_of_a_single_choice_gives_that(string name)
    {
        var space = new SearchSpace([new OptionParameter { Name = "only", Options = ["this"] }, new IntegerParameter { Name = "and", Low = 7, High = 7 }]);
        Choices(name, space, 20).ShouldAllBe(choice => choice["only"] == 0 && choice["and"] == 7);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_option_and_every_part_of_an_axis_is_tried_in_time(string name)
    {
        var choices = Choices(name, TestSpaces.Varied, 200);
        choices.Select(choice => choice["optimizer"]).Distinct().Count().ShouldBe(3);
        choices.Select(choice => choice["depth"]).Distinct().Count().ShouldBe(4);
        choices.Select(choice => (int)((choice["share"]!.Value + 1) * 1.99)).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public void A_name_that_no_sampler_has_is_refused_with_those_there_are() =>
        Should.Throw<Vitrine.Inference.VitrineException>(() => SamplerTable.Named("oracle")).Message.ShouldBe("There is no sampler \"oracle\". There are: tpe, sobol, random.");

    private static List<Choice> Choices(string name, SearchSpace space, int count)
    {
        var trials = new List<TrialRecord>();
        for (var number = 0; number < count; number++)
        {
            var choice = SamplerTable.Named(name).Sample(space, new SamplePlace(1, number, 0), new KnownTrials([.. trials], One));
            trials.Add(new TrialRecord(number, choice) { State = TrialState.Finished, Values = [-Math.Abs(choice["share"] - 0.3 ?? 0)] });
        }
        return [.. trials.Select(trial => trial.Choice)];
    }

    private static KnownTrials Known(int count, Objective[] objectives) => new(
        [.. Enumerable.Range(0, count).Select(number => Ended(number, new RandomSampler().Sample(TestSpaces.Varied, new SamplePlace(9, number, 0), new KnownTrials([], objectives)), objectives.Length))],
        objectives);

    private static TrialRecord Ended(int number, Choice choice, int objectiveCount) => (number % 4) switch
    {
        1 => new TrialRecord(number, choice) { State = TrialState.Pruned, Reports = [new TrialReport(1, 0.5)] },
        2 => new TrialRecord(number, choice) { State = TrialState.Failed },
        _ => new TrialRecord(number, choice) { State = TrialState.Finished, Values = [choice["share"]!.Value, .. Enumerable.Repeat(choice["width"]!.Value, objectiveCount - 1)] },
    };
}
