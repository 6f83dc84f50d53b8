using Shouldly;
using Vitrine.Inference.Bundles;
using Vitrine.Tests.Bundles.Imports.Keras;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.App;

public sealed class ImportVerbTests : IDisposable
{
    private readonly Folder folder = new();
    private readonly TestTerminal terminal;

    public ImportVerbTests()
    {
        terminal = new TestTerminal { Folder = folder.Path };
        File.Copy(KerasGolden.All["dense.h5"].Path, folder["fashion.h5"]);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_keras_model_is_evaluated_exported_and_learned_from_like_a_trained_one()
    {
        (await terminal.RunAsync("import fashion.h5 --out fashion")).ShouldBe(0, terminal.Error);
        terminal.Output.ShouldContain("Keras 2.4.0");
        terminal.Output.ShouldContain("pixels from 0-1");
        terminal.Output.ShouldContain("ONNX Runtime");
        await Run("verify fashion");
        await Run("evaluate fashion --data sample");
        await Run("export fashion --format npz");
        await Run("train --preset seed --epochs 1 --data sample --teacher fashion --out taught");
    }

    [Fact]
    public async Task The_document_says_what_was_assumed()
    {
        (await terminal.RunAsync("import fashion.h5 --out fashion --json")).ShouldBe(0, terminal.Error);
        var report = terminal.Json();
        (report.GetProperty("pixels").GetString(), report.GetProperty("pixelsAreAssumed").GetBoolean(), report.GetProperty("verification").GetProperty("holds").GetBoolean()).ShouldBe(("0-1", true, true));
    }

    [Theory]
    [InlineData("a,b,c,d,e,f,g,h,i,j", "a", "a")]
    [InlineData("names.txt", "coat", "casaco")]
    public async Task Classes_are_given_as_names_or_as_a_file(string classes, string english, string portuguese)
    {
        await File.WriteAllTextAsync(folder["names.txt"], "coat\tcasaco\nb\nc\nd\ne\nf\ng\nh\ni\nj\n", TestContext.Current.CancellationToken);
        (await terminal.RunAsync($"import fashion.h5 --out fashion --classes {classes}")).ShouldBe(0, terminal.Error);
        var first = BundleReader.Open(folder["fashion"]).Manifest.Classes[0];
        (first.English, first.Portuguese).ShouldBe((english, portuguese));
    }

    [Theory]
    [InlineData("import fashion.h5", 2, "`import` needs `--out FOLDER`: say where the new model shall go.")]
    [InlineData("import", 2, "`import` needs FILE; see `vitrine import --help`.")]
    [InlineData("import fashion.h5 --out x --pixels 0-2", 2, "`--pixels` cannot be `0-2`; did you mean `0-1`? It takes one of 0-1, 0-255.")]
    [InlineData("import fashion.h5 --out x --classes names", 2, "`--classes` takes the names of the classes, such as a,b,c, or a text file with one on each line; `names` is neither.")]
    public async Task A_mistake_is_explained_in_one_sentence(string commandLine, int exitCode, string sentence)
    {
        (await terminal.RunAsync(commandLine)).ShouldBe(exitCode);
        terminal.Error.ShouldBe($"vitrine: {sentence}\n");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBe([folder["fashion.h5"]]);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        (await terminal.RunAsync("import nowhere.h5 --out x")).ShouldBe(3);
        terminal.Error.ShouldBe($"vitrine: The file {folder["nowhere.h5"]} does not exist: check the path.\n");
    }

    [Fact]
    public async Task A_damaged_file_ends_in_a_sentence_in_either_language()
    {
        File.WriteAllBytes(folder["cut.h5"], File.ReadAllBytes(folder["fashion.h5"])[..2000]);
        (await terminal.RunAsync("import cut.h5 --out x --lang pt")).ShouldBe(3);
        terminal.Error.ShouldStartWith($"vitrine: O arquivo {folder["cut.h5"]} está danificado");
        Directory.Exists(folder["x"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_folder_with_something_else_is_left_alone()
    {
        folder.Write("mine/notes.txt", 1);
        (await terminal.RunAsync("import fashion.h5 --out mine")).ShouldBe(2);
        Directory.EnumerateFileSystemEntries(folder["mine"]).ShouldBe([folder["mine", "notes.txt"]]);
    }

    private async Task Run(string commandLine)
    {
        var screen = new TestTerminal { Folder = folder.Path };
        (await screen.RunAsync(commandLine)).ShouldBe(0, screen.Error);
    }
}
