using System.Text;
using Shouldly;
using Vitrine.Data;
using Vitrine.Data.Formats;
using Vitrine.Inference;
using Xunit;

namespace Vitrine.Tests.Data.Formats;

public sealed class CsvSourceTests : IDisposable
{
    private const string Header = "label,pixel1,pixel2,pixel3,pixel4";

    private readonly Folder folder = new();
    private readonly SpokenLanguage english = new(Language.English);

    public void Dispose()
    {
        folder.Dispose();
        english.Dispose();
    }

    [Theory]
    [InlineData("label,pixel1,pixel2,pixel3,pixel4\n1,0,1,2,255\n0,9,8,7,6\n")]
    [InlineData("label,pixel1,pixel2,pixel3,pixel4\n1,0,1,2,255\n0,9,8,7,6")]
    [InlineData("label,pixel1,pixel2,pixel3,pixel4\r\n1,0,1,2,255\r\n0,9,8,7,6\r\n")]
    [InlineData("Label,Pixel0,PIXEL1,pixel2,pixel3\n1,0,1,2,255\n0,9,8,7,6\n")]
    [InlineData("\uFEFFlabel,pixel0,pixel1,pixel2,pixel3\n1,000,01,2,255\n0,9,8,7,6\n")]
    public void Tables_as_they_are_about_are_read(string text)
    {
        var (images, hash) = CsvTable.Read(folder.Write("a.csv", Encoding.UTF8.GetBytes(text)));
        (images.Height, images.Width).ShouldBe((2, 2));
        images.Labels.ShouldBe([(ushort)1, (ushort)0]);
        images.Pixels.ShouldBe([0, 1, 2, 255, 9, 8, 7, 6]);
        hash.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    [Theory]
    [InlineData("", " is empty; get the file again.")]
    [InlineData("label", " does not begin as Kaggle's tables do: in cell 2 of its first line stands ``, expected `pixel1`; add the header label,pixel1,pixel2,… or give another file.")]
    [InlineData("1,0,0,0,0\n", " does not begin as Kaggle's tables do: in cell 1 of its first line stands `1`, expected `label`; add the header label,pixel1,pixel2,… or give another file.")]
    [InlineData("label,pixel1,pixel3\n", " does not begin as Kaggle's tables do: in cell 3 of its first line stands `pixel3`, expected `pixel2`; add the header label,pixel1,pixel2,… or give another file.")]
    [InlineData("label,pixel1,pixel2\n1,2,3\n", " has 2 pixels an image, which make no square as 784 make 28x28; give a table of square images, or use an npz file.")]
    [InlineData(Header + "\n", " has a header but no images below it; get the file again.")]
    [InlineData(Header + "\n1,2,3,4\n", " has 4 cells in line 2, but its header has 5; get the file again, or mend that line.")]
    [InlineData(Header + "\n1,2,3,4,5\n1,2,3,4,5,6\n", " has 6 cells in line 3, but its header has 5; get the file again, or mend that line.")]
    [InlineData(Header + "\n1,2,3,4,5\n\n1,2,3,4,5\n", " has 1 cells in line 3, but its header has 5; get the file again, or mend that line.")]
    [InlineData(Header + "\n1,2,256,4,5\n", " has `256` in line 2, cell 3, where a whole number from 0 to 255 belongs; get the file again, or mend that line.")]
    [InlineData(Header + "\n1,2,3,4,-5\n", " has `-5` in line 2, cell 5, where a whole number from 0 to 255 belongs; get the file again, or mend that line.")]
    [InlineData(Header + "\n1,2,3.0,4,5\n", " has `3.0` in line 2, cell 3, where a whole number from 0 to 255 belongs; get the file again, or mend that line.")]
    [InlineData(Header + "\n1,,3,4,5\n", " has `` in line 2, cell 2, where a whole number from 0 to 255 belongs; get the file again, or mend that line.")]
    [InlineData(Header + "\n1, 2,3,4,5\n", " has ` 2` in line 2, cell 2, where a whole number from 0 to 255 belongs; get the file again, or mend that line.")]
    [InlineData(Header + "\n65535,2,3,4,5\n", " has `65535` in line 2, cell 1, where a whole number from 0 to 65534 belongs; get the file again, or mend that line.")]
    [InlineData(Header + "\n1,4294967297,3,4,5\n", " has `4294967297` in line 2, cell 2, where a whole number from 0 to 255 belongs; get the file again, or mend that line.")]
    [InlineData(Header + "\n1,\u0001\u001babcdefghijklmnopqrstuvwxyz,3,4,5\n", " has `??abcdefghijklmnopqrstuv…` in line 2, cell 2, where a whole number from 0 to 255 belongs; get the file again, or mend that line.")]
    public void A_damaged_table_is_told_with_line_and_cell(string text, string sentence)
    {
        var path = folder.Write("a.csv", Encoding.UTF8.GetBytes(text));
        var fault = Should.Throw<VitrineException>(() => CsvTable.Read(path));
        fault.Kind.ShouldBe(FailureKind.DataOrModel);
        fault.Message.ShouldBe(path + sentence);
    }

    [Fact]
    public void A_line_without_end_is_given_up()
    {
        var path = folder.Write("a.csv", [.. Encoding.ASCII.GetBytes(Header + "\n"), .. Enumerable.Repeat((byte)'1', 20_000_000)]);
        Should.Throw<VitrineException>(() => CsvTable.Read(path)).Message.ShouldBe($"{path} is no table of images: its line 2 goes on for more than 16777216 bytes; give another file.");
    }

    /// <summary>A line crosses the end of what was read at every place that it can.</summary>
    [Fact]
    public void Lines_that_cross_chunks_are_whole()
    {
        var text = new StringBuilder(Header + "\n");
        for (var i = 0; i < 200_000; i++)
            text.Append(i % 300).Append(",1,").Append(i % 256).Append(",23,").Append(255 - (i % 256)).Append('\n');
        var (images, _) = CsvTable.Read(folder.Write("a.csv", Encoding.ASCII.GetBytes(text.ToString())));
        images.Labels.ShouldBe([.. Enumerable.Range(0, 200_000).Select(i => (ushort)(i % 300))]);
        images.Pixels.ShouldBe([.. Enumerable.Range(0, 200_000).SelectMany(i => new[] { (byte)1, (byte)i, (byte)23, (byte)(255 - (byte)i) })]);
    }

    [Fact]
    public async Task Kaggles_two_tables_in_a_folder_open()
    {
        WriteTables("fashion-mnist");
        File.WriteAllText(folder["classes.txt"], "cat\nowl\n");
        var dataset = await DatasetStore.OpenAsync(folder.Path);
        (dataset.Name, dataset.Source, dataset.Train.Count, dataset.Test.Count).ShouldBe(("images of unknown origin", folder.Path, 2, 1));
        dataset.Train.Classes.ShouldBe([new ClassName("cat"), new ClassName("owl")]);
        dataset.Sha256.Keys.ShouldBe(["fashion-mnist_train.csv", "fashion-mnist_test.csv"]);
    }

    [Fact]
    public async Task Of_one_table_a_share_is_held_out()
    {
        var path = folder.Write("all.csv", Encoding.ASCII.GetBytes("label,pixel1\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i % 2},{i}\n"))));
        var dataset = await DatasetStore.OpenAsync(path);
        (dataset.Name, dataset.Train.Count, dataset.Test.Count).ShouldBe(("all", 50, 10));
    }

    [Fact]
    public async Task A_missing_table_and_several_pairs_are_told()
    {
        WriteTables("a");
        File.Delete(folder["a_test.csv"]);
        (await RefusedAsync()).ShouldBe($"{folder.Path} has no file a_test.csv; put it there, or give the other table alone after `--data`, of which a part is then held out for test.");
        WriteTables("a");
        WriteTables("b");
        (await RefusedAsync()).ShouldBe($"{folder.Path} holds tables of several sets: a, b; give a folder with one train and one test table, or one of the files.");
    }

    [Fact]
    public async Task A_label_that_only_test_has_is_refused()
    {
        WriteTables("a");
        folder.Write("a_test.csv", Encoding.ASCII.GetBytes("label,pixel1\n7,0\n"));
        (await RefusedAsync()).ShouldStartWith($"{folder["a_test.csv"]} has the label 7 at place 1, but labels must be 0 to 1;");
    }

    [Fact]
    public void Folders_of_pictures_may_have_tables_beside_the_classes()
    {
        WriteTables("a");
        Directory.CreateDirectory(folder[".ipynb_checkpoints"]);
        folder.Write("._b_train.csv", 1);
        CsvSource.In(folder.Path).ShouldNotBeNull().Paths.ShouldBe([folder["a_train.csv"], folder["a_test.csv"]]);
        Directory.CreateDirectory(folder["cats"]);
        CsvSource.In(folder.Path).ShouldBeNull();
    }

    [Fact]
    public async Task A_damaged_table_is_told_in_Portuguese_too()
    {
        using var portuguese = new SpokenLanguage(Language.Portuguese);
        WriteTables("a");
        folder.Write("a_test.csv", Encoding.ASCII.GetBytes("label,pixel1\n1,x\n"));
        (await RefusedAsync()).ShouldBe($"{folder["a_test.csv"]} tem `x` na linha 2, célula 2, onde deve haver um número inteiro de 0 a 255; obtenha o arquivo novamente ou corrija essa linha.");
    }

    private void WriteTables(string name)
    {
        folder.Write($"{name}_train.csv", "label,pixel1\n0,1\n1,2\n"u8.ToArray());
        folder.Write($"{name}_test.csv", "label,pixel1\n1,3\n"u8.ToArray());
    }

    private async Task<string> RefusedAsync() => (await Should.ThrowAsync<VitrineException>(DatasetStore.OpenAsync(folder.Path))).Message;
}
