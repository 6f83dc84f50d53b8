using System.Text;
using Shouldly;
using Vitrine.Bundles;
using Vitrine.Inference;
using Vitrine.Models;
using Xunit;

namespace Vitrine.Tests.Bundles;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("vitrine-safetensors-").FullName;

    private string FilePath => Path.Combine(folder, "x.safetensors");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Tensors_and_metadata_round_trip()
    {
        var tensors = new Dictionary<string, Weight> { ["b"] = new([2, 2], [1, float.MinValue, float.Epsilon, -0f]), ["a"] = new([], [7]), ["none"] = new([0, 3], []) };
        SafetensorsFile.Write(FilePath, tensors, new Dictionary<string, string> { ["k"] = "v" });
        var (read, metadata) = SafetensorsFile.Read(FilePath);
        read.Keys.ShouldBe(["b", "a", "none"]);
        foreach (var (name, tensor) in tensors)
        {
            read[name].Shape.ShouldBe(tensor.Shape);
            read[name].Values.ShouldBe(tensor.Values);
        }
        metadata["k"].ShouldBe("v");
        Directory.EnumerateFiles(folder).Count().ShouldBe(1, "no temporary file stays behind");
    }

    [Fact]
    public void The_header_is_padded_so_that_floats_can_be_mapped_in_place()
    {
        SafetensorsFile.Write(FilePath, new Dictionary<string, Weight> { ["x"] = new([1], [1]) });
        (BitConverter.ToInt64(File.ReadAllBytes(FilePath)) % 8).ShouldBe(0);
    }

    [Theory]
    [InlineData("", "header length -1")]
    [InlineData("\u0010\0\0\0\0\0\0\0{}", "header length 16 in a file of 10 bytes")]
    [InlineData("\u0002\0\0\0\0\0\0\0{]", "is not a safetensors file")]
    [InlineData("\u0039\0\0\0\0\0\0\0{\"a\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,2]}}   \0\0", "tensor a is F16, not F32")]
    [InlineData("\u0039\0\0\0\0\0\0\0{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}   \0\0", "tensor a of 8 bytes lies at 0–8 of 2")]
    [InlineData("\u0034\0\0\0\0\0\0\0{\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0]}}", "tensor a has 1 offsets, not two")]
    [InlineData("\u0037\0\0\0\0\0\0\0{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[4,0]}}", "or a negative size")]
    public void A_bad_file_is_refused_with_its_name_and_the_cause(string content, string cause)
    {
        File.WriteAllBytes(FilePath, Encoding.Latin1.GetBytes(content));
        var refusal = Should.Throw<VitrineException>(() => SafetensorsFile.Read(FilePath));
        refusal.Kind.ShouldBe(FailureKind.DataOrModel);
        refusal.Message.ShouldContain(FilePath);
        refusal.Message.ShouldContain(cause);
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Should.Throw<VitrineException>(() => SafetensorsFile.Read(FilePath)).Message.ShouldBe($"The file {FilePath} does not exist.");
}
