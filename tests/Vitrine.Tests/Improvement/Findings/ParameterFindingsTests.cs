using Shouldly;
using Vitrine.Improvement.Findings;
using Vitrine.Improvement.Samplers;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Tests.Improvement.Spaces;
using Xunit;

namespace Vitrine.Tests.Improvement.Findings;

public sealed class ParameterFindingsTests
{
    private static readonly Objective[] Accuracy = [new("accuracy", IsBetterHigh: true)];

    private static readonly SearchSpace Space = new(
    [
        new RealParameter { Name = "strong", Low = 0, High = 1 },
        new RealParameter { Name = "weak", Low = 0, High = 1 },
        new RealParameter { Name = "nothing", Low = 0, High = 1 },
        new OptionParameter { Name = "kind", Options = ["a", "b", "c"] },
        new RealParameter { Name = "only of b", Low = 0, High = 1, When = TestSpaces.Where("kind", "b") },
    ]);

    // Variances: strong 1/12 · 9, kind 2/9, weak 1/12: that order, and nothing for nothing.
    [Fact]
    public void What_matters_most_comes_first_and_what_does_not_matter_has_no_share()
    {
        var findings = Of(Known(200, Value));
        findings.Select(finding => finding.Name).Take(3).ShouldBe(["strong", "kind", "weak"]);
        findings.Single(finding => finding.Name == "nothing").Importance.ShouldBeLessThan(0.03);
        findings.Sum(finding => finding.Importance).ShouldBe(1, 1e-9);
    }

    [Fact]
    public void It_says_where_the_best_is_and_what_that_is_worth()
    {
        var findings = Of(Known(200, Value)).ToDictionary(finding => finding.Name);
        findings["strong"].Best.ShouldBeGreaterThan(0.8);
        findings["strong"].Gain.ShouldBeInRange(0.9, 1.5); // from the mean, ½ · 3, to the end, 3; a forest rounds the ends off
        findings["kind"].Best.ShouldBe(2);
        findings["kind"].Gain.ShouldBe(2.0 / 3, 0.25); // 1 where it is c, 0 elsewhere
        findings["nothing"].Gain.ShouldBeLessThan(0.15);
    }

    [Fact]
    public void Where_less_is_better_the_best_is_where_least_is()
    {
        var known = Known(200, Value) with { Objectives = [new Objective("loss", IsBetterHigh: false)] };
        Of(known).Single(finding => finding.Name == "strong").Best.ShouldBeLessThan(0.2);
    }

    [Fact]
    public void Trials_that_were_pruned_speak_too()
    {
        var known = Known(200, Value);
        // the better half is finished, the others were ended at their first step: alone, the finished ones would hide what made the others bad
        var median = known.Trials.Select(trial => trial.Values[0]).Order().ElementAt(100);
        var pruned = known with
        {
            Trials = [.. known.Trials.Select(trial => trial.Values[0] >= median
                ? trial with { Reports = [new TrialReport(1, trial.Values[0] - 2)] }
                : trial with { State = TrialState.Pruned, Reports = [new TrialReport(1, trial.Values[0] - 2)], Values = [] })],
        };
        var (all, some) = (Of(known), Of(pruned));
        some.Select(finding => finding.Importance).Zip(all.Select(finding => finding.Importance)).ShouldAllBe(each => Math.Abs(each.First - each.Second) < 0.01); // but for rounding
    }

    [Fact]
    public void A_few_trials_say_nothing() => Of(Known(StudyFindings.FewestTrials - 1, Value)).ShouldBeEmpty();

    [Fact]
    public void The_same_trials_say_the_same() =>
        Of(Known(60, Value)).Select(finding => (finding.Name, finding.Importance, finding.Gain)).ShouldBe(Of(Known(60, Value)).Select(finding => (finding.Name, finding.Importance, finding.Gain)));

    [Fact]
    public void Its_curve_runs_from_one_end_to_the_other_and_options_have_a_place_each()
    {
        var findings = Of(Known(200, Value)).ToDictionary(finding => finding.Name);
        var curve = findings["strong"].Curve;
        (curve[0].Coordinate, curve[^1].Coordinate).ShouldBe((0, 1));
        (curve[^1].Value - curve[0].Value).ShouldBeInRange(2, 3.1); // 3, which a forest rounds off
        findings["kind"].Curve.Select(place => place.Coordinate).ShouldBe([0, 1, 2]);
    }

    private static IReadOnlyList<ParameterFinding> Of(KnownTrials known) =>
        StudyFindings.Of(new StudySettings { Space = Space, MaximumStep = 1, Objectives = known.Objectives }, known.Trials, workerCount: 1).Parameters;

    private static double Value(Choice choice) => (3 * choice["strong"]!.Value) + choice["weak"]!.Value + (choice["kind"] == 2 ? 1 : 0);

    private static KnownTrials Known(int count, Func<Choice, double> value) => new(
        [.. Enumerable.Range(0, count).Select(number => Trial(number, new SobolSampler().Sample(Space, new SamplePlace(1, number, 0), new KnownTrials([], Accuracy)), value))], Accuracy);

    private static TrialRecord Trial(int number, Choice choice, Func<Choice, double> value) => new(number, choice) { State = TrialState.Finished, Values = [value(choice)] };
}
