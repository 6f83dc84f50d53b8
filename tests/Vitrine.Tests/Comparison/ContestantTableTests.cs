using Shouldly;
using Vitrine.Comparison.Contestants;
using Vitrine.Inference;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Comparison;

public sealed class ContestantTableTests
{
    [Fact]
    public void Every_name_is_there_once() => ContestantTable.All.Select(contestant => contestant.Name).ShouldBeUnique();

    [Fact]
    public void Every_preset_is_a_contestant() =>
        Recipes.All.Keys.Select(preset => "vitrine-" + preset).Except(ContestantTable.Ours.Select(contestant => contestant.Name)).ShouldBeEmpty();

    [Fact]
    public void Every_script_is_in_the_repository() =>
        ContestantTable.All.Select(contestant => contestant.Script).OfType<string>().Where(script => !File.Exists(Path.Combine(Data.Repository.Root, script))).ShouldBeEmpty();

    [Fact]
    public void A_system_stands_for_all_its_models() =>
        ContestantTable.Choose(["pytorch", "vitrine-fast"], []).Select(contestant => contestant.Name).ShouldBe(["pytorch-cnn", "pytorch-dense", "vitrine-fast"]);

    [Fact]
    public void Who_is_left_out_does_not_take_part() =>
        ContestantTable.Choose(["pytorch"], ["pytorch-dense"]).Select(contestant => contestant.Name).ShouldBe(["pytorch-cnn"]);

    [Fact]
    public void An_unknown_name_is_refused_with_those_there_are() =>
        Should.Throw<VitrineException>(() => ContestantTable.Choose(["keras"], [])).Message.ShouldContain("torchsharp-cnn");

    [Fact]
    public void Ours_stand_between_the_others()
    {
        var order = ContestantTable.Alternate(ContestantTable.Choose(["pytorch", "scikit-learn", "vitrine-seed", "vitrine-fast"], []));

        string.Concat(order.Select(contestant => contestant.IsOurs ? 'v' : 'o')).ShouldBe("ovooovo");
    }
}
