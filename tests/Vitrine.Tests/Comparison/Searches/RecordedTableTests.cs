using Shouldly;
using Vitrine.Comparison.Searches;
using Vitrine.Improvement.Spaces;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Comparison.Searches;

public sealed class RecordedTableTests
{
    private static readonly RecordedTable Table = RecordedTables.Table;

    [Fact]
    public void All_choices_are_there_once_and_each_finds_its_own_training()
    {
        Table.Trials.Count.ShouldBe(8);
        foreach (var trial in Table.Trials)
            Table.Find(new Choice(new Dictionary<string, double> { ["network.width"] = trial.Options[1], ["network.activation"] = trial.Options[2] })).ShouldBe(trial);
    }

    [Fact]
    public void What_is_searched_has_an_order_where_there_are_numbers_and_nothing_that_never_varies()
    {
        var space = Table.SearchedSpace();

        space.Parameters.Select(parameter => parameter.Name).ShouldBe(["network.width", "network.activation"]);
        space.Parameters[0].ShouldBeOfType<IntegerParameter>().High.ShouldBe(3);
        space.Parameters[1].ShouldBeOfType<OptionParameter>();
    }

    [Fact]
    public void A_table_is_read_as_it_was_written()
    {
        using var folder = new Folder();

        RecordedTableFile.Save(folder.Path, Table);
        var read = RecordedTableFile.Find(folder.Path).ShouldNotBeNull();

        read.ValidationCount.ShouldBe(Table.ValidationCount);
        read.Settings.Space.ShouldBe(Table.Settings.Space);
        foreach (var (trial, written) in read.Trials.Zip(Table.Trials))
        {
            (trial.Index, trial.Seconds).ShouldBe((written.Index, written.Seconds));
            trial.CorrectCounts.ShouldBe(written.CorrectCounts);
        }
    }

    [Theory]
    [InlineData("dense,16,gelu,3.00,605,705", "dense,16,gelu,3.00,605")]
    [InlineData("dense,16,gelu", "dense,32,gelu")]
    [InlineData("605,705", "many,705")]
    [InlineData("dense,128,gelu,3.00,665,765,865\n", "")]
    public void A_damaged_table_says_which_it_is(string line, string damaged)
    {
        using var language = new SpokenLanguage(Language.English);
        using var folder = new Folder();
        RecordedTableFile.Save(folder.Path, Table);
        var file = Path.Combine(RecordedTableFile.SearchFolder(folder.Path), "table.csv");
        var text = File.ReadAllText(file);
        text.ShouldContain(line);
        File.WriteAllText(file, text.Replace(line, damaged, StringComparison.Ordinal));

        Should.Throw<VitrineException>(() => RecordedTableFile.Find(folder.Path)).Message.ShouldContain("record it again");
    }

    [Fact]
    public void Without_a_table_there_is_none() => RecordedTableFile.Find("nowhere").ShouldBeNull();
}
