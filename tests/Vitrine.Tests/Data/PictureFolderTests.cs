using Shouldly;
using Vitrine.Data;
using Vitrine.Inference;
using Xunit;

namespace Vitrine.Tests.Data;

public sealed class PictureFolderTests : IDisposable
{
    private readonly Folder folder = new();
    private readonly SpokenLanguage english = new(Language.English);

    // a picture here is one byte, its grey
    private readonly DatasetStoreOptions options = new()
    {
        PictureHeight = 2,
        PictureWidth = 3,
        ReadPicture = (path, height, width) => [.. Enumerable.Repeat(File.ReadAllBytes(path)[0], height * width)],
    };

    public void Dispose()
    {
        folder.Dispose();
        english.Dispose();
    }

    [Fact]
    public async Task Train_and_test_folders_keep_their_split()
    {
        folder.Write("train/owl/1.png", 10);
        folder.Write("train/cat/2.JPG", 20);
        folder.Write("train/cat/1.webp", 30);
        folder.Write("train/cat/notes.txt", 1);
        folder.Write("test/owl/1.png", 40);
        var dataset = await OpenAsync();
        dataset.Train.Classes.ShouldBe([new ClassName("cat"), new ClassName("owl")]);
        dataset.Train.Labels.ShouldBe([(ushort)0, (ushort)0, (ushort)1]);
        dataset.Train.Pixels.ShouldBe([30, 30, 30, 30, 30, 30, 20, 20, 20, 20, 20, 20, 10, 10, 10, 10, 10, 10]);
        dataset.Test.Labels.ShouldBe([(ushort)1]);
        dataset.Sha256.Keys.ShouldBe(["train", "test"]);
        dataset.Name.ShouldBe(Path.GetFileName(folder.Path));
    }

    [Fact]
    public async Task A_folder_cannot_call_itself_Fashion_MNIST()
    {
        foreach (var name in (string[])["1", "2"])
        {
            folder.Write($"Fashion-MNIST/cat/{name}.png", 10);
            folder.Write($"Fashion-MNIST/owl/{name}.png", 20);
        }
        (await DatasetStore.OpenAsync(folder["Fashion-MNIST"], options, cancellationToken: TestContext.Current.CancellationToken)).Name.ShouldBe("images of unknown origin");
    }

    [Fact]
    public async Task One_level_of_classes_is_split_by_class_and_always_alike()
    {
        for (byte i = 0; i < 24; i++)
            folder.Write(i % 2 == 0 ? $"cat/{i}.png" : $"owl/{i}.png", i);
        var dataset = await OpenAsync();
        dataset.Train.Labels.CountBy(label => label).ShouldAllBe(group => group.Value == 10);
        dataset.Test.Labels.CountBy(label => label).ShouldAllBe(group => group.Value == 2);
        (await OpenAsync()).Sha256.ShouldBe(dataset.Sha256);
    }

    [Fact]
    public async Task Hidden_folders_and_files_are_no_data()
    {
        folder.Write(".git/1.png", 1);
        folder.Write("cat/1.png", 1);
        folder.Write("cat/2.png", 1);
        folder.Write("owl/1.png", 1);
        folder.Write("owl/._1.png", 1);
        var dataset = await OpenAsync();
        (dataset.Train.Classes.Count, dataset.Train.Count + dataset.Test.Count).ShouldBe((2, 3));
    }

    [Fact]
    public async Task A_folder_without_data_is_refused() => (await RefusedAsync()).ShouldBe(
        $"{folder.Path} holds neither IDX files (train-images-idx3-ubyte …), nor two tables (…_train.csv, …_test.csv), nor class folders with pictures; give another folder, or `--data sample`.");

    [Fact]
    public async Task A_single_class_is_refused()
    {
        folder.Write("cat/1.png", 1);
        (await RefusedAsync()).ShouldBe(
            $"{folder.Path} holds the one class folder cat, but telling classes apart takes at least two; give the folder that holds all class folders.");
    }

    [Fact]
    public async Task A_class_without_pictures_is_refused()
    {
        folder.Write("cat/1.png", 1);
        folder.Write("owl/readme.txt", 1);
        (await RefusedAsync()).ShouldBe($"{folder["owl"]} holds no pictures (.png, .jpg, .jpeg, .webp, .bmp, .gif); add some or remove the folder.");
    }

    [Fact]
    public async Task A_test_class_that_train_does_not_have_is_refused()
    {
        folder.Write("train/cat/1.png", 1);
        folder.Write("train/owl/1.png", 1);
        folder.Write("test/dog/1.png", 1);
        (await RefusedAsync()).ShouldBe($"{folder["test", "dog"]} is a class that train does not have (it has cat, owl); rename the folder or add the class to train.");
    }

    [Fact]
    public async Task A_test_folder_without_pictures_is_refused()
    {
        folder.Write("train/cat/1.png", 1);
        folder.Write("train/owl/1.png", 1);
        Directory.CreateDirectory(folder["test", "cat"]);
        (await RefusedAsync()).ShouldStartWith($"{folder["test"]} holds no pictures");
    }

    [Fact]
    public async Task Classes_of_one_picture_cannot_be_split()
    {
        folder.Write("cat/1.png", 1);
        folder.Write("owl/1.png", 1);
        (await RefusedAsync()).ShouldBe("Nothing can be held out of 2 images: no class has two or more; add images.");
    }

    [Fact]
    public async Task What_the_reader_says_of_a_picture_is_passed_on()
    {
        folder.Write("cat/1.png", 1);
        folder.Write("cat/2.png", 1);
        folder.Write("owl/1.png", 1);
        var strict = options with { ReadPicture = (path, _, _) => throw VitrineException.InvalidData($"{path} is no picture.") };
        (await Should.ThrowAsync<VitrineException>(DatasetStore.OpenAsync(folder.Path, strict, cancellationToken: TestContext.Current.CancellationToken)))
            .Message.ShouldEndWith("is no picture.");
    }

    [Fact]
    public async Task Faults_are_told_in_Portuguese_too()
    {
        using var portuguese = new SpokenLanguage(Language.Portuguese);
        (await RefusedAsync()).ShouldStartWith($"{folder.Path} não contém arquivos IDX");
        folder.Write("cat/1.png", 1);
        (await RefusedAsync()).ShouldContain("uma única pasta de classe, cat,");
        Directory.CreateDirectory(folder["owl"]);
        (await RefusedAsync()).ShouldStartWith($"{folder["owl"]} não contém imagens");
    }

    private Task<Dataset> OpenAsync() => DatasetStore.OpenAsync(folder.Path, options, cancellationToken: TestContext.Current.CancellationToken);

    private async Task<string> RefusedAsync()
    {
        var fault = await Should.ThrowAsync<VitrineException>(OpenAsync());
        fault.Kind.ShouldBe(FailureKind.DataOrModel);
        return fault.Message;
    }
}
