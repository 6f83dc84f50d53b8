using System.Runtime.InteropServices;
using Shouldly;
using Vitrine.Data;
using Vitrine.Files;
using Vitrine.Inference;
using Xunit;

namespace Vitrine.Tests.Data.Formats;

public sealed class NpzSourceTests : IDisposable
{
    private readonly Folder folder = new();
    private readonly SpokenLanguage english = new(Language.English);
    private readonly OrderedDictionary<string, NpyArray> arrays = new()
    {
        ["x_train"] = NpyArray.Of([4, 2, 3], [.. Enumerable.Range(0, 24).Select(i => (byte)i)]),
        ["y_train"] = NpyArray.Of([4], [0, 1, 2, 0]),
        ["x_test"] = NpyArray.Of([2, 2, 3], [.. Enumerable.Range(100, 12).Select(i => (byte)i)]),
        ["y_test"] = NpyArray.Of([2], new byte[] { 2, 1 }),
    };

    public void Dispose()
    {
        folder.Dispose();
        english.Dispose();
    }

    [Fact]
    public async Task A_file_in_Keras_layout_opens()
    {
        var dataset = await OpenAsync();
        (dataset.Name, dataset.Source).ShouldBe(("clothes", folder["clothes.npz"]));
        (dataset.Train.Count, dataset.Train.Height, dataset.Train.Width, dataset.Test.Count).ShouldBe((4, 2, 3, 2));
        dataset.Train.Image(1).ToArray().ShouldBe([6, 7, 8, 9, 10, 11]);
        dataset.Test.Labels.ShouldBe([(ushort)2, (ushort)1]);
        dataset.Train.Classes.Select(name => name.English).ShouldBe(["0", "1", "2"]);
    }

    [Fact]
    public async Task Images_with_one_channel_and_labels_in_a_column_open()
    {
        arrays["x_train"] = arrays["x_train"] with { Shape = [4, 2, 3, 1] };
        arrays["y_train"] = arrays["y_train"] with { Shape = [4, 1] };
        (await OpenAsync()).Train.Labels.ShouldBe([(ushort)0, (ushort)1, (ushort)2, (ushort)0]);
    }

    [Theory]
    [InlineData("|i1")]
    [InlineData("<u2")]
    [InlineData(">i4")]
    [InlineData("<i8")]
    [InlineData("<u8")]
    public async Task Labels_may_be_any_whole_numbers(string type)
    {
        arrays["y_train"] = Labels(type, 0, 1, 2, 0);
        (await OpenAsync()).Train.Labels.ShouldBe([(ushort)0, (ushort)1, (ushort)2, (ushort)0]);
    }

    [Fact]
    public async Task Without_test_arrays_a_share_is_held_out()
    {
        arrays.Remove("x_test");
        arrays.Remove("y_test");
        arrays["x_train"] = NpyArray.Of([60, 1, 1], [.. Enumerable.Range(0, 60).Select(i => (byte)i)]);
        arrays["y_train"] = NpyArray.Of([60], [.. Enumerable.Range(0, 60).Select(i => (byte)(i % 2))]);
        var dataset = await OpenAsync();
        (dataset.Train.Count, dataset.Test.Count).ShouldBe((50, 10));
        dataset.Train.Pixels.Concat(dataset.Test.Pixels).Order().ShouldBe(Enumerable.Range(0, 60).Select(i => (byte)i));
        (await OpenAsync()).Test.Pixels.ShouldBe(dataset.Test.Pixels, "the same images are held out each time");
    }

    [Fact]
    public async Task Classes_are_named_in_the_file_or_else_beside_it()
    {
        File.WriteAllText(folder["classes.txt"], "a\nb\nc\nd\n");
        (await OpenAsync()).Train.Classes.Count.ShouldBe(4);
        NpzFile.Write(folder["named.npz"], arrays, [KeyValuePair.Create("classes.txt", "cat\tgato\r\nowl\nfox"u8.ToArray())]);
        (await DatasetStore.OpenAsync(folder["named.npz"])).Train.Classes.ShouldBe([new ClassName("cat", "gato"), new ClassName("owl"), new ClassName("fox")]);
    }

    [Theory]
    [InlineData("x_train", "<f4", "(4, 2, 3)", ": the array x_train has numbers of the kind <f4, expected whole numbers from 0 to 255; save it with astype('uint8').")]
    [InlineData("x_test", "|u1", "(2, 6)", ": the array x_test has the shape (2, 6), expected (N, height, width) or (N, height, width, 1), grey images; save it again.")]
    [InlineData("x_train", "|u1", "(2, 2, 2, 3)", ": the array x_train has the shape (2, 2, 2, 3), expected (N, height, width) or (N, height, width, 1), grey images; save it again.")]
    [InlineData("x_train", "|u1", "(0, 2, 3)", ": the array x_train has the shape (0, 2, 3), expected (N, height, width) or (N, height, width, 1), grey images; save it again.")]
    [InlineData("y_train", "|u1", "(3,)", ": the array y_train has the shape (3,), expected (4,), a label for each image; save it again.")]
    [InlineData("y_train", "|u1", "(4, 3)", ": the array y_train has the shape (4, 3), expected (4,), a label for each image; save it again.")]
    [InlineData("y_train", "<f8", "(4,)", ": the array y_train has numbers of the kind <f8, but labels are whole numbers; save it with astype('uint8').")]
    public async Task An_array_that_is_another_is_named_with_the_cure(string name, string type, string shape, string sentence)
    {
        var sizes = shape.Trim('(', ')').Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(long.Parse).ToArray();
        var size = type[2] - '0';
        arrays[name] = new NpyArray(type, sizes, new byte[size * sizes.Aggregate(1L, (product, next) => product * next)]);
        (await RefusedAsync()).ShouldBe(folder["clothes.npz"] + sentence);
    }

    [Fact]
    public async Task A_missing_array_is_named()
    {
        arrays.Remove("y_test");
        (await RefusedAsync()).ShouldBe($"{folder["clothes.npz"]} has no array y_test (it has x_train, y_train, x_test); save the set as x_train, y_train, x_test and y_test, or without the last two.");
    }

    [Fact]
    public async Task A_label_that_is_none_is_refused()
    {
        arrays["y_train"] = Labels("<i8", 0, 1, -1, 0);
        (await RefusedAsync()).ShouldStartWith($"{folder["clothes.npz"]}, y_train has the label -1 at place 3, but labels must be 0 to 65534;");
        arrays["y_train"] = Labels("|u1", 0, 1, 1, 0);
        (await RefusedAsync()).ShouldStartWith($"{folder["clothes.npz"]}, y_test has the label 2 at place 1, but labels must be 0 to 1;");
    }

    [Fact]
    public async Task Test_images_of_another_size_are_refused()
    {
        arrays["x_test"] = arrays["x_test"] with { Shape = [2, 3, 2] };
        (await RefusedAsync()).ShouldContain("y_test has images of 3x2 but");
    }

    [Fact]
    public async Task What_is_no_archive_is_refused()
    {
        folder.Write("broken.npz", 1, 2, 3);
        var fault = await Should.ThrowAsync<VitrineException>(DatasetStore.OpenAsync(folder["broken.npz"]));
        fault.Kind.ShouldBe(FailureKind.DataOrModel);
        (await Should.ThrowAsync<VitrineException>(DatasetStore.VerifyAsync(folder["broken.npz"]))).Message.ShouldBe(fault.Message);
    }

    private static NpyArray Labels(string type, params long[] values)
    {
        var size = type[2] - '0';
        var bytes = values.SelectMany(value => MemoryMarshal.AsBytes<long>([value]).ToArray()[..size] is var number && type[0] == '>' ? number.Reverse() : number);
        return new NpyArray(type, [values.Length], [.. bytes]);
    }

    private Task<Dataset> OpenAsync()
    {
        NpzFile.Write(folder["clothes.npz"], arrays);
        return DatasetStore.OpenAsync(folder["clothes.npz"]);
    }

    private async Task<string> RefusedAsync()
    {
        var fault = await Should.ThrowAsync<VitrineException>(OpenAsync());
        fault.Kind.ShouldBe(FailureKind.DataOrModel);
        return fault.Message;
    }
}
