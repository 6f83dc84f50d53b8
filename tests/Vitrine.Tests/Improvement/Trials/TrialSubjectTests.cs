using Shouldly;
using Vitrine.Improvement.Samplers;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;
using Vitrine.Inference;
using Vitrine.Models;
using Vitrine.Tests.Improvement.Spaces;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Improvement.Trials;

public sealed class TrialSubjectTests
{
    private static readonly TrialSubject Subject = new(Recipes.Seed, "sample", new Dictionary<string, string>(), 28, 28, 10, "cpu", null, null);

    [Fact]
    public void A_choice_changes_what_it_names_and_nothing_else()
    {
        var space = Space(
            new RealParameter { Name = "learningRate", Low = 0.1, High = 0.2 },
            new OptionParameter { Name = "anything", Path = "augmentation.erasing.probability", Options = [0.25] });
        Subject.RecipeOf(space, First(space)).ShouldBe(Recipes.Seed with
        {
            LearningRate = 0.1,
            Augmentation = Recipes.Seed.Augmentation with { Erasing = Recipes.Seed.Augmentation.Erasing with { Probability = 0.25 } },
        });
    }

    [Fact]
    public void Network_parameters_make_another_network()
    {
        var space = Space(new OptionParameter { Name = "network.activation", Options = ["gelu"] });
        Subject.RecipeOf(space, First(space)).Architecture.ShouldBe(new SearchedNetwork { Activation = Activation.Gelu }.ToArchitecture());
    }

    [Theory]
    [InlineData("learningRat", "learningRat")]
    [InlineData("network.colour", "network.colour")]
    [InlineData("epochs.more", "epochs")]
    public void What_no_recipe_has_is_refused_by_name(string name, string part)
    {
        var space = Space(new OptionParameter { Name = name, Options = [1] });
        var problem = Should.Throw<VitrineException>(() => Subject.RecipeOf(space, First(space)));
        problem.Kind.ShouldBe(FailureKind.Usage);
        problem.Message.ShouldContain(part.Split('.')[^1]);
    }

    [Fact]
    public void The_default_space_starts_with_a_small_network()
    {
        var start = DefaultSpace.Space.Start().ShouldNotBeNull();
        RecipeValidation.Require(Subject.RecipeOf(DefaultSpace.Space, start));
        Subject.RecipeOf(DefaultSpace.Space, start).Architecture.Summarize(28, 28, 10).MultiplyAccumulates.ShouldBeLessThan(3_000_000);
    }

    [Fact]
    public void The_default_space_can_be_set() => Should.NotThrow(() => Subject.RequireSettable(DefaultSpace.Space));

    [Fact]
    public void Two_parameters_of_one_member_are_refused_unless_conditions_part_them()
    {
        Parameter[] twins = [new OptionParameter { Name = "a", Path = "learningRate", Options = [0.1] }, new OptionParameter { Name = "b", Path = "learningRate", Options = [0.2] }];
        Should.Throw<VitrineException>(() => Subject.RequireSettable(Space(twins))).Message.ShouldBe("\"a\" and \"b\" both set `learningRate` and exist together: take one out, or give them conditions.");
        var kind = new OptionParameter { Name = "optimizer", Options = ["adamW", "muon"] };
        Should.NotThrow(() => Subject.RequireSettable(Space(kind, twins[0] with { When = TestSpaces.Where("optimizer", "adamW") }, twins[1] with { When = TestSpaces.Where("optimizer", "muon") })));
    }

    // Drawn only where its condition holds, it would end a study in the middle.
    [Fact]
    public void A_mistake_behind_a_condition_is_found_before_the_study()
    {
        var space = Space(new OptionParameter { Name = "optimizer", Options = ["adamW", "muon"] }, new OptionParameter { Name = "momentun", Options = [0.9], When = TestSpaces.Where("optimizer", "muon") });
        Should.Throw<VitrineException>(() => Subject.RequireSettable(space)).Message.ShouldContain("momentun");
    }

    [Fact]
    public void Networks_beyond_the_limits_are_not_tried()
    {
        var space = Space(new IntegerParameter { Name = "network.width", Low = 16, High = 64, Step = 16 });
        var summary = Subject.RecipeOf(space, First(space)).Architecture.Summarize(28, 28, 10);
        Subject.IsUsable(space, First(space)).ShouldBeTrue();
        (Subject with { MaximumParameters = summary.ParameterCount - 1 }).IsUsable(space, First(space)).ShouldBeFalse();
        (Subject with { MaximumMultiplyAccumulates = summary.MultiplyAccumulates - 1 }).IsUsable(space, First(space)).ShouldBeFalse();
    }

    [Fact]
    public void A_network_that_the_images_cannot_pass_is_not_tried()
    {
        var space = Space(new OptionParameter { Name = "network.stages", Options = [9] });
        Subject.IsUsable(space, First(space)).ShouldBeFalse();
    }

    [Fact]
    public void The_default_space_makes_recipes_and_nearly_all_can_be_tried()
    {
        var known = new KnownTrials([], [TrialObjectives.Named("accuracy")]);
        var choices = Enumerable.Range(0, 200).Select(number => new RandomSampler().Sample(DefaultSpace.Space, new SamplePlace(1, number, 0), known)).ToList();
        foreach (var choice in choices)
            RecipeValidation.Require(Subject.RecipeOf(DefaultSpace.Space, choice));
        choices.Count(choice => Subject.IsUsable(DefaultSpace.Space, choice)).ShouldBeGreaterThan(190);
    }

    [Fact]
    public void It_is_the_same_after_its_storage()
    {
        using var storage = SqliteStudyStorage.NewInMemory();
        var subject = Subject with { MaximumTime = TimeSpan.FromSeconds(90) };
        storage.TryCreate(new StudySettings { Space = DefaultSpace.Space, MaximumStep = 1 }, subject.ToDocuments());
        var read = TrialSubject.Load(storage);
        read.Start.ShouldBe(subject.Start);
        (read with { Start = subject.Start, Sha256 = subject.Sha256 }).ShouldBe(subject);
    }

    [Fact]
    public void A_study_without_a_subject_is_refused()
    {
        using var storage = SqliteStudyStorage.NewInMemory();
        Should.Throw<VitrineException>(() => TrialSubject.Load(storage)).Kind.ShouldBe(FailureKind.DataOrModel);
    }

    private static SearchSpace Space(params Parameter[] parameters) => new(parameters);

    private static Choice First(SearchSpace space) => space.Choose(parameter => parameter.FromUnit(0));
}
