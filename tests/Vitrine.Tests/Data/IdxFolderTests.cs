using Shouldly;
using Vitrine.Data;
using Vitrine.Inference;
using Xunit;

namespace Vitrine.Tests.Data;

public sealed class IdxFolderTests : IDisposable
{
    private readonly Folder folder = new();
    private readonly SpokenLanguage english = new(Language.English);

    public void Dispose()
    {
        folder.Dispose();
        english.Dispose();
    }

    [Fact]
    public async Task Any_set_of_IDX_files_opens_with_its_own_size_and_classes()
    {
        folder.WriteSet(height: 5, width: 2, classCount: 3);
        var dataset = await OpenAsync(folder.Path);
        dataset.Name.ShouldBe(Path.GetFileName(folder.Path));
        dataset.Source.ShouldBe(folder.Path);
        (dataset.Train.Count, dataset.Train.Height, dataset.Train.Width).ShouldBe((20, 5, 2));
        dataset.Test.Count.ShouldBe(10);
        dataset.Train.Classes.ShouldBe([new ClassName("0"), new ClassName("1"), new ClassName("2")]);
        dataset.Sha256.Keys.ShouldBe(["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"]);
    }

    [Fact]
    public async Task Names_with_a_dot_and_plain_files_open()
    {
        folder.WriteSet();
        foreach (var path in Directory.GetFiles(folder.Path))
        {
            using var packed = new System.IO.Compression.GZipStream(File.OpenRead(path), System.IO.Compression.CompressionMode.Decompress);
            using (var plain = File.Create(path[..^3].Replace("-idx", ".idx", StringComparison.Ordinal)))
                await packed.CopyToAsync(plain, TestContext.Current.CancellationToken);
            File.Delete(path);
        }

        (await OpenAsync(folder.Path)).Train.Count.ShouldBe(20);
    }

    [Fact]
    public async Task Torchvisions_folder_of_a_set_opens()
    {
        folder.WriteSet();
        Directory.CreateDirectory(folder["MNIST", "raw"]);
        foreach (var path in Directory.GetFiles(folder.Path))
            File.Move(path, folder["MNIST", "raw", Path.GetFileName(path)]);
        (await OpenAsync(folder["MNIST"])).Train.Count.ShouldBe(20);
    }

    [Fact]
    public async Task EMNIST_is_transposed_and_its_letters_are_named()
    {
        folder.WriteSet("emnist-letters-", trainCount: 52, height: 2, width: 3, classCount: 26, firstLabel: 1);
        var train = (await OpenAsync(folder.Path)).Train;
        (train.Height, train.Width).ShouldBe((3, 2));
        train.Image(0).ToArray().ShouldBe([0, 3, 1, 4, 2, 5]);
        train.Labels.Take(3).ShouldBe([(ushort)0, (ushort)1, (ushort)2]);
        (train.Classes[0].English, train.Classes[25].English, train.Classes.Count).ShouldBe(("A", "Z", 26));
    }

    [Theory]
    [InlineData("emnist-balanced-", 47, "t")]
    [InlineData("emnist-bymerge-", 47, "t")]
    [InlineData("emnist-byclass-", 62, "z")]
    [InlineData("emnist-digits-", 10, "9")]
    public async Task EMNIST_classes_are_named(string prefix, int classCount, string last)
    {
        folder.WriteSet(prefix, trainCount: classCount, classCount: classCount);
        var classes = (await OpenAsync(folder.Path)).Train.Classes;
        (classes.Count, classes[^1].English).ShouldBe((classCount, last));
    }

    [Fact]
    public async Task Classes_can_be_named_in_a_file_beside_the_set()
    {
        folder.WriteSet(classCount: 2);
        File.WriteAllText(folder["classes.txt"], "cat\tgato\nowl\n");
        (await OpenAsync(folder.Path)).Train.Classes.ShouldBe([new ClassName("cat", "gato"), new ClassName("owl")]);
    }

    [Fact]
    public async Task One_of_several_sets_is_chosen_by_its_name()
    {
        folder.WriteSet("emnist-digits-", classCount: 10);
        folder.WriteSet("emnist-letters-", classCount: 5, firstLabel: 1);
        var fault = await RefusedAsync(folder.Path);
        fault.ShouldBe($"{folder.Path} holds several sets: emnist-digits, emnist-letters; say which, as in `--data {folder["emnist-letters"]}`.");
        (await OpenAsync(folder["emnist-digits"])).Name.ShouldBe("emnist-digits");
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        folder.WriteSet();
        File.Delete(folder["t10k-labels-idx1-ubyte.gz"]);
        (await RefusedAsync(folder.Path)).ShouldBe(
            $"{folder.Path} has no file t10k-labels-idx1-ubyte (or t10k-labels-idx1-ubyte.gz); put it there, or get the set again (for Fashion-MNIST: `vitrine data fetch`).");
    }

    [Fact]
    public async Task Files_that_say_no_split_are_told_how_to_be_named()
    {
        IdxWriter.WriteImages(folder["birds-images-idx3-ubyte"], [1], 1, 1);
        (await RefusedAsync(folder.Path)).ShouldStartWith($"{folder.Path} holds IDX files whose names do not say their split; name them train-images-idx3-ubyte, ");
    }

    [Fact]
    public async Task Images_and_labels_of_different_number_are_refused()
    {
        folder.WriteSet();
        IdxWriter.WriteLabels(folder["train-labels-idx1-ubyte.gz"], new byte[19]);
        (await RefusedAsync(folder.Path)).ShouldBe(
            $"{folder["train-images-idx3-ubyte.gz"]} has 20 images but {folder["train-labels-idx1-ubyte.gz"]} has 19 labels, so they do not belong together; get both files again from the same place.");
    }

    [Fact]
    public async Task Splits_of_different_size_are_refused()
    {
        folder.WriteSet();
        IdxWriter.WriteImages(folder["t10k-images-idx3-ubyte.gz"], new byte[160], 4, 4);
        (await RefusedAsync(folder.Path)).ShouldBe(
            $"{folder["t10k-images-idx3-ubyte.gz"]} has images of 4x4 but {folder["train-images-idx3-ubyte.gz"]} has 4x3, so they do not belong together; get both files again from the same place.");
    }

    [Fact]
    public async Task A_test_label_that_train_does_not_have_is_refused()
    {
        folder.WriteSet();
        IdxWriter.WriteLabels(folder["t10k-labels-idx1-ubyte.gz"], [0, 1, 2, 5, 0, 0, 0, 0, 0, 0]);
        (await RefusedAsync(folder.Path)).ShouldBe(
            $"{folder["t10k-labels-idx1-ubyte.gz"]} has the label 5 at place 4, but labels must be 0 to 4; get the file again, or name all classes in a file classes.txt beside it.");
    }

    [Fact]
    public async Task A_label_beyond_the_named_classes_is_refused()
    {
        folder.WriteSet("emnist-letters-", classCount: 2, firstLabel: 0);
        (await RefusedAsync(folder.Path)).ShouldContain("has the label 0 at place 1, but labels must be 1 to 26");
    }

    [Fact]
    public async Task What_is_not_there_is_told_with_all_choices()
    {
        (await RefusedAsync(folder["none"])).ShouldBe(
            $"There is no data set {folder["none"]}: give `fashion-mnist`, `sample`, a folder of IDX files, an npz or csv file, or a folder of class folders with pictures after `--data`.");
        (await RefusedAsync("fashion_mnist")).ShouldStartWith("There is no data set fashion_mnist: ");
    }

    [Fact]
    public async Task Faults_of_folders_are_told_in_Portuguese_too()
    {
        using var portuguese = new SpokenLanguage(Language.Portuguese);
        folder.WriteSet();
        IdxWriter.WriteLabels(folder["train-labels-idx1-ubyte.gz"], new byte[19]);
        (await RefusedAsync(folder.Path)).ShouldContain("tem 20 imagens, mas");
        (await RefusedAsync(folder["none"])).ShouldStartWith($"Não existe o conjunto de dados {folder["none"]}: ");
        File.Delete(folder["train-labels-idx1-ubyte.gz"]);
        (await RefusedAsync(folder.Path)).ShouldStartWith("Falta o arquivo train-labels-idx1-ubyte");
    }

    [Fact]
    public async Task Another_sets_verification_reports_hashes_without_expecting_any()
    {
        folder.WriteSet();
        var checks = await DatasetStore.VerifyAsync(folder.Path, cancellationToken: TestContext.Current.CancellationToken);
        checks.ShouldAllBe(check => check.IsValid && check.Expected == null && check.Actual!.Length == 64);
        checks[1].Path.ShouldBe(folder["train-labels-idx1-ubyte.gz"]);
    }

    [Fact]
    public async Task A_folder_with_good_and_bad_files_of_Fashion_MNIST_is_refused_by_name()
    {
        using var machine = new FakeMachine();
        machine.Install(folder.Path);
        (await DatasetStore.OpenAsync(folder.Path, machine.Options, cancellationToken: TestContext.Current.CancellationToken)).Name.ShouldBe("Fashion-MNIST");
        IdxWriter.WriteLabels(folder["train-labels-idx1-ubyte.gz"], new byte[40]);
        var fault = await Should.ThrowAsync<VitrineException>(
            DatasetStore.OpenAsync(folder.Path, machine.Options, cancellationToken: TestContext.Current.CancellationToken));
        fault.Message.ShouldStartWith($"{folder["train-labels-idx1-ubyte.gz"]} is not the Fashion-MNIST file it should be");
        var checks = await DatasetStore.VerifyAsync(folder.Path, machine.Options, TestContext.Current.CancellationToken);
        checks.Select(check => check.IsValid).ShouldBe([true, false, true, true]);
    }

    [Theory]
    [InlineData("Fashion-MNIST", "")]
    [InlineData("my-fashion-mnist-2", "")]
    [InlineData("sets", "fashion-MNIST-")]
    public async Task Only_its_own_images_are_called_Fashion_MNIST(string name, string prefix)
    {
        using var machine = new FakeMachine();
        Directory.CreateDirectory(folder[name]);
        folder.WriteSet($"{name}/{prefix}", trainCount: 41, testCount: 21, height: 28, width: 28, classCount: 10);
        (await DatasetStore.OpenAsync(folder[name], machine.Options, cancellationToken: TestContext.Current.CancellationToken)).Name.ShouldBe("images of unknown origin");
        machine.Install(folder["real"]);
        (await DatasetStore.OpenAsync(folder["real"], machine.Options, cancellationToken: TestContext.Current.CancellationToken)).Name.ShouldBe("Fashion-MNIST");
    }

    private static Task<Dataset> OpenAsync(string option) => DatasetStore.OpenAsync(option, cancellationToken: TestContext.Current.CancellationToken);

    private static async Task<string> RefusedAsync(string option)
    {
        var fault = await Should.ThrowAsync<VitrineException>(OpenAsync(option));
        fault.Kind.ShouldBe(FailureKind.DataOrModel);
        return fault.Message;
    }
}
