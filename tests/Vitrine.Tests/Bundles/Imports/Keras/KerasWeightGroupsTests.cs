using Shouldly;
using Vitrine.Bundles.Imports.Keras;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Bundles.Imports.Keras;

public sealed class KerasWeightGroupsTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("layers", "dense", "dense_1", "dense_4", "dense_5")]
    [InlineData("layers", "dense_4", "dense_5", "dense_4", "dense_5")]
    [InlineData("layers", "dense", "dense_1", "dense", "dense_1")]
    [InlineData("layers", "first", "second", "first", "second")]
    [InlineData("_layer_checkpoint_dependencies", "dense", "dense_1", "first", "second")]
    public void Groups_are_found_by_name_or_by_class(string root, string firstGroup, string secondGroup, string firstName, string secondName)
    {
        var path = KerasFiles.WriteArchive(folder, [Dense(firstName), Dense(secondName)], root, (firstGroup, [new[] { 1f }]), (secondGroup, [new[] { 2f }, new[] { 3f }]));
        var content = KerasFile.Read(path);
        content.Version.ShouldBe("3.9.9");
        content.Layers.Select(layer => string.Join(' ', layer.Weights.Select(weight => weight.Values[0]))).ShouldBe(["1", "2 3"]);
    }

    [Fact]
    public void Two_ways_to_take_them_are_refused() => Refusal("dense_1", "dense", "dense", "dense_1").ShouldContain("in two ways");

    [Fact]
    public void Groups_of_other_layers_are_refused() => Refusal("first", "second", "third", "fourth").ShouldContain("belong to other layers");

    private static string Dense(string name) => $$"""{"class_name": "Dense", "config": {"name": "{{name}}"} }""";

    private string Refusal(string firstName, string secondName, string firstGroup, string secondGroup)
    {
        var path = KerasFiles.WriteArchive(folder, [Dense(firstName), Dense(secondName)], "layers", (firstGroup, [new[] { 1f }]), (secondGroup, [new[] { 2f }]));
        return Should.Throw<VitrineException>(() => KerasFile.Read(path)).Message;
    }
}
