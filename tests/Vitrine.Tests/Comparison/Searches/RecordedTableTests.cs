using Shouldly;
using Vitrine.Comparison.Searches;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Comparison.Searches;

public sealed class RecordedTableTests
{
    private static readonly RecordedTable Table = RecordedTables.Table;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_table_is_read_as_it_was_written(bool isGrid)
    {
        using var folder = new Folder();
        var table = isGrid ? Table : RecordedTables.Drawn;

        RecordedTableFile.Save(folder.Path, table);
        var read = RecordedTableFile.Find(folder.Path, table.Name).ShouldNotBeNull();

        read.ValidationCount.ShouldBe(table.ValidationCount);
        read.Settings.Space.ShouldBe(table.Settings.Space);
        read.Trials.Count.ShouldBe(table.Trials.Count);
        foreach (var (trial, written) in read.Trials.Zip(table.Trials))
        {
            (trial.Index, trial.Choice, trial.Seconds).ShouldBe((written.Index, written.Choice, written.Seconds));
            trial.CorrectCounts.ShouldBe(written.CorrectCounts);
        }
    }

    [Theory]
    [InlineData("dense,16,gelu,3.00,605,705", "dense,16,gelu,3.00,605")]
    [InlineData("dense,16,gelu", "dense,17,gelu")]
    [InlineData("605,705", "many,705")]
    [InlineData("605,705", "1001,705")]
    [InlineData("605,705", "99999999999,705")]
    [InlineData("dense,128,gelu,3.00,665,765,865\n", "")]
    public void A_damaged_table_says_which_it_is(string line, string damaged)
    {
        using var language = new SpokenLanguage(Language.English);
        using var folder = new Folder();
        RecordedTableFile.Save(folder.Path, Table);
        var file = Path.Combine(RecordedTableFile.SearchFolder(folder.Path), "dense.csv");
        var text = File.ReadAllText(file);
        text.ShouldContain(line);
        File.WriteAllText(file, text.Replace(line, damaged, StringComparison.Ordinal));

        Should.Throw<VitrineException>(() => RecordedTableFile.Find(folder.Path, Table.Name)).Message.ShouldContain("./benchmarks/search --record dense");
    }

    [Fact]
    public void A_value_of_a_parameter_that_its_choice_does_not_have_is_damage()
    {
        using var folder = new Folder();
        RecordedTableFile.Save(folder.Path, RecordedTables.Drawn);
        var file = Path.Combine(RecordedTableFile.SearchFolder(folder.Path), "default-space.csv");
        var text = File.ReadAllText(file);
        text.ShouldContain(",adamW,,");
        File.WriteAllText(file, text.Replace(",adamW,,", ",adamW,0.9,", StringComparison.Ordinal));

        Should.Throw<VitrineException>(() => RecordedTableFile.Find(folder.Path, "default-space")).Message.ShouldContain("./benchmarks/search --record default-space");
    }

    [Fact]
    public void Without_a_table_there_is_none() => RecordedTableFile.Find("nowhere", Table.Name).ShouldBeNull();
}
