using Shouldly;
using Vitrine.Comparison.Presets;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Comparison.Presets;

public sealed class ScheduleLengthsFileTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_training_takes_its_place_and_replaces_an_earlier_one_of_the_same_length_and_seed()
    {
        foreach (var (epochs, seed, accuracy) in new[] { (8, 1, 0.93), (3, 2, 0.92), (3, 1, 0.91), (8, 1, 0.94) })
            ScheduleLengthsFile.Add(folder.Path, "train", Length(epochs, seed, accuracy));

        var lengths = ScheduleLengthsFile.Load(folder.Path);

        lengths.Select(run => (run.Recipe.Epochs, run.Recipe.Seed, run.ValidationAccuracy)).ShouldBe([(3, 1, 0.91), (3, 2, 0.92), (8, 1, 0.94)]);
        lengths[0].Recipe.ShouldBe(Recipes.Fast with { Epochs = 3 });
    }

    [Fact]
    public void Where_nothing_was_measured_there_is_nothing() => ScheduleLengthsFile.Load(folder["missing"]).ShouldBeEmpty();

    [Theory]
    [InlineData("""{"machine": "a string", "runs": []}""")]
    [InlineData("null")]
    public void A_damaged_file_is_refused_by_name_and_kept(string content)
    {
        var path = folder.Write(ScheduleLengthsFile.Name, System.Text.Encoding.UTF8.GetBytes(content));

        var refusal = Should.Throw<VitrineException>(() => ScheduleLengthsFile.Add(folder.Path, "train", Length(3, 1, 0.9)));

        refusal.Kind.ShouldBe(FailureKind.DataOrModel);
        refusal.Message.ShouldContain(path);
        File.ReadAllText(path).ShouldBe(content);
    }

    private static ScheduleLength Length(int epochs, int seed, double accuracy) =>
        new(Recipes.Fast with { Epochs = epochs, Seed = seed }, accuracy, new string('0', 64));
}
