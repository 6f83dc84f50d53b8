using System.Globalization;
using Shouldly;
using Vitrine.Data;
using Vitrine.Data.Formats;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.App;

public sealed class DataExportVerbTests : IDisposable
{
    private readonly Folder folder = new();
    private readonly TestTerminal terminal;

    public DataExportVerbTests() => terminal = Screen();

    public static TheoryData<string> Formats => [.. DatasetFormats.All.Keys];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_sample_is_written_in_every_format(string format)
    {
        (await terminal.RunAsync($"data export --data sample --format {format} --out out --json")).ShouldBe(0, terminal.Error);
        var document = terminal.Json();
        document.GetProperty("format").GetString().ShouldBe(format);
        (document.GetProperty("trainCount").GetInt32(), document.GetProperty("testCount").GetInt32()).ShouldBe((1500, 500));
        document.GetProperty("files").EnumerateArray().ShouldAllBe(file => File.Exists(file.GetProperty("path").GetString()));
    }

    [Fact]
    public async Task What_was_written_is_listed()
    {
        (await terminal.RunAsync("data export --data sample --format csv --out tables")).ShouldBe(0, terminal.Error);
        terminal.Output.ShouldContain("fashion-mnist_train.csv");
        terminal.Output.ShouldContain(folder["tables"]);
    }

    [Theory]
    [InlineData("data info", "Ankle boot")]
    [InlineData("data verify", "set.npz")]
    [InlineData("evaluate tiny", "Ankle boot")]
    public async Task A_file_serves_every_verb_as_data(string verb, string shown)
    {
        await Screen().RunAsync("data export --data sample --format npz --out set.npz");
        (await terminal.RunAsync($"{verb} --data set.npz")).ShouldBe(0, terminal.Error);
        terminal.Output.ShouldContain(shown);
    }

    [Theory]
    [InlineData("npz", "set.npz")]
    [InlineData("csv", "set")]
    public async Task Training_on_a_file_goes_on_from_any_folder_with_the_same_file_only(string format, string place)
    {
        await Screen().RunAsync($"data export --data sample --format {format} --out {place}");
        (await terminal.RunAsync($"train --preset seed --epochs 1 --data {place} --out run --json")).ShouldBe(0, terminal.Error);
        (await ExtendAsync("more")).ExitCode.ShouldBe(0);

        var sample = SampleData.Load();
        sample.Train.Pixels[0]++;
        await DatasetExporter.ExportAsync(sample, DatasetFormats.Named(format), folder[place], isOverwriting: true);
        var (exitCode, error) = await ExtendAsync("again");
        (exitCode, error.Contains(folder[place], StringComparison.Ordinal)).ShouldBe((1, true), error);
    }

    [Theory]
    [InlineData("data export --out x", 2, "`data export` needs `--format idx|npz|csv|parquet`.")]
    [InlineData("data export --format npz", 2, "`data export` needs `--out PLACE`.")]
    [InlineData("data export --format hdf5 --out x", 2, "`--format` cannot be `hdf5`; it takes one of idx, npz, csv, parquet.")]
    public async Task A_mistake_is_explained_in_one_sentence(string commandLine, int exitCode, string sentence)
    {
        (await terminal.RunAsync(commandLine)).ShouldBe(exitCode);
        terminal.Error.ShouldBe($"vitrine: {sentence}\n");
    }

    [Fact]
    public async Task A_damaged_file_is_a_matter_of_data()
    {
        folder.Write("set.npz", 1, 2, 3);
        (await terminal.RunAsync("data verify --data set.npz")).ShouldBe(3);
        terminal.Error.ShouldStartWith($"vitrine: The file {folder["set.npz"]} is not an npz file");
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("npz")]
    [InlineData("parquet")]
    public async Task Predictions_are_written_beside_the_report(string format)
    {
        (await terminal.RunAsync($"evaluate tiny --data sample --predictions p.{format}")).ShouldBe(0, terminal.Error);
        terminal.Output.ShouldContain("500 predictions are in");
        new FileInfo(folder[$"p.{format}"]).Length.ShouldBeGreaterThan(1000);
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBe([folder[$"p.{format}"]]);
    }

    [Fact]
    public async Task Predictions_agree_with_the_report()
    {
        (await terminal.RunAsync("evaluate tiny --data sample --predictions p.csv --json")).ShouldBe(0, terminal.Error);
        var lines = await File.ReadAllLinesAsync(folder["p.csv"]);
        lines[0].ShouldBe("id,label,predicted,confidence,T-shirt/top,Trouser,Pullover,Dress,Coat,Sandal,Shirt,Sneaker,Bag,Ankle boot");
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToArray();
        rows.Length.ShouldBe(500);
        rows.Average(row => row[1] == row[2] ? 1.0 : 0).ShouldBe(terminal.Json().GetProperty("accuracy").GetDouble(), 1e-9);
        rows.ShouldAllBe(row => row[3] == row[4 + int.Parse(row[2], CultureInfo.InvariantCulture)]);
    }

    [Fact]
    public async Task A_file_of_predictions_is_replaced_only_where_that_is_asked_for()
    {
        folder.Write("p.csv", 1);
        (await terminal.RunAsync("evaluate tiny --data sample --predictions p.csv")).ShouldBe(2);
        terminal.Error.ShouldBe($"vitrine: {folder["p.csv"]} exists already and is not replaced: name another file with `--predictions`, or add `--overwrite`.\n");
        (await Screen().RunAsync("evaluate tiny --data sample --predictions p.csv --overwrite")).ShouldBe(0);
        (await Screen().RunAsync("evaluate tiny --data sample --predictions p.txt")).ShouldBe(2);
    }

    private async Task<(int ExitCode, string Error)> ExtendAsync(string target)
    {
        var elsewhere = new TestTerminal { Folder = Path.GetTempPath() };
        return (await elsewhere.RunAsync(["resume", folder["run"], "--epochs", "+1", "--out", folder[target]]), elsewhere.Error);
    }

    private TestTerminal Screen() => new() { Folder = folder.Path };
}
