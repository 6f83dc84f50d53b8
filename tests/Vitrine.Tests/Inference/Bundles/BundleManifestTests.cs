using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Inference.Preprocessing;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Inference.Bundles;

public sealed class BundleManifestTests
{
    [Fact]
    public void A_manifest_of_format_1_is_read_member_by_member()
    {
        var manifest = BundleReader.Open(TinyBundle.Golden).Manifest;
        manifest.FormatVersion.ShouldBe(1);
        manifest.Name.ShouldBe("tiny");
        manifest.VitrineVersion.ShouldBe("0.1.0");
        manifest.CreatedAt.ShouldBe(new DateTimeOffset(2025, 1, 2, 3, 4, 5, TimeSpan.Zero));
        manifest.Input.ShouldBe(new ImageSize(28, 28));
        manifest.Classes[7].ShouldBe(new ClassName("Sneaker", "Tênis"));
        manifest.Normalization.ShouldBe(new Normalization(0.286f, 0.353f));
        manifest.Architecture.GetProperty("layers")[0].GetProperty("kind").GetString().ShouldBe("conv2d");
        manifest.Parameters.ShouldBe(2010);
        manifest.Metrics!.Test.ShouldBe(new SplitMetrics(10, 0.5, new MetricInterval(0.2366, 0.7634), 1.5));
        manifest.Metrics.Validation.ShouldBeNull();
        manifest.Provenance!.Seed.ShouldBe(7);
        manifest.Provenance.Recipe!.Value.GetProperty("name").GetString().ShouldBe("tiny");
        manifest.Files.Keys.ShouldBe([BundleFiles.Model, BundleFiles.Probe], ignoreOrder: true);
    }

    [Fact]
    public void A_manifest_is_written_as_it_was_read()
    {
        var golden = File.ReadAllText(Path.Combine(TinyBundle.Golden, BundleFiles.Manifest));
        var written = Encoding.UTF8.GetString(BundleReader.Open(TinyBundle.Golden).Manifest.ToJson());
        var members = JsonNode.Parse(written)!.AsObject();
        members.Remove("sha256").ShouldBeTrue("it is sealed, and the golden one of an earlier version is not");
        JsonNode.DeepEquals(members, JsonNode.Parse(golden)).ShouldBeTrue(written);
        written.ShouldContain("\"Tênis\"");
        written.ShouldEndWith("}\n");
    }

    [Fact]
    public void Every_member_that_is_written_is_read_again()
    {
        var split = new SplitMetrics(9, 0.8, new MetricInterval(0.7, 0.9), 0.25, 0.75, 0.125);
        var texts = new Dictionary<string, string> { ["train"] = "abc" };
        var full = BundleReader.Open(TinyBundle.Golden).Manifest with
        {
            Metrics = new BundleMetrics(split, split with { Count = 10 }),
            Provenance = new BundleProvenance
            {
                Recipe = JsonElement.Parse("""{"epochs":5}"""),
                AveragedFrom = [new BundleSource("first", "abc"), new BundleSource("second", "def")],
                ImportedFrom = new BundleImport("tiny.npz", "abc", "Vitrine 0.1.0") { Before = new BundleImport("fashion.h5", "789", "Keras 2.15.0") },
                Seed = 3,
                GitCommit = "0123",
                Dataset = "Fashion-MNIST",
                DataSha256 = texts,
                TrainSeconds = 1.5,
                Hardware = "two cores",
                Libraries = texts,
            },
        };
        using var bundle = new TinyBundle();
        File.WriteAllBytes(bundle[BundleFiles.Manifest], full.ToJson());
        var read = BundleReader.Open(bundle.Path).Manifest;
        read.ToJson().ShouldBe(full.ToJson());
        read.Metrics.ShouldBe(full.Metrics);
        read.Provenance!.ImportedFrom.ShouldBe(full.Provenance!.ImportedFrom);
        typeof(BundleProvenance).GetProperties().ShouldAllBe(member => member.GetValue(read.Provenance) != null);
    }

    [Fact]
    public void Members_of_a_later_version_are_passed_over()
    {
        using var bundle = new TinyBundle().WithManifest(manifest => manifest["quantisation"] = new JsonObject { ["bits"] = 8 });
        BundleReader.Open(bundle.Path).Manifest.Name.ShouldBe("tiny");
    }

    [Theory]
    [InlineData("en", "has format version 2, and this Vitrine reads up to 1: update Vitrine.")]
    [InlineData("pt", "tem a versão de formato 2, e este Vitrine lê até a 1: atualize o Vitrine.")]
    public void A_newer_format_is_refused_whatever_else_it_holds(string language, string sentence)
    {
        using var spoken = new SpokenLanguage(Language.OfLocale(language));
        using var bundle = new TinyBundle();
        File.WriteAllText(bundle[BundleFiles.Manifest], """{"formatVersion": 2, "classes": "elsewhere"}""");
        Refusal(bundle).ShouldBe($"{bundle[BundleFiles.Manifest]} {sentence}");
    }

    [Theory]
    [InlineData("""{"formatVersion": 1,""", "is not valid JSON (line 1)")]
    [InlineData("", "is not valid JSON (line 1)")]
    [InlineData("null", "(at $)")]
    [InlineData("[]", "(at $)")]
    [InlineData("""{"formatVersion": 1}""", "(at $.name)")]
    [InlineData("""{"formatVersion": "1"}""", "(at $.formatVersion)")]
    public void Text_that_is_no_manifest_is_refused_with_the_place(string text, string place)
    {
        using var spoken = new SpokenLanguage(Language.English);
        using var bundle = new TinyBundle();
        File.WriteAllText(bundle[BundleFiles.Manifest], text);
        Refusal(bundle).ShouldContain(place);
    }

    [Theory]
    [InlineData("formatVersion", "0", "its format version is 0, below 1")]
    [InlineData("name", "\"tiny\\n*/\"", "its name or version has signs")]
    [InlineData("vitrineVersion", "\"0.1\\nnamespace\"", "its name or version has signs")]
    [InlineData("input", """{"height":0,"width":28}""", "its input of 0 × 28 pixels is not from 1 to 4096 each")]
    [InlineData("input", """{"height":28,"width":5000}""", "its input of 28 × 5000 pixels is not from 1 to 4096 each")]
    [InlineData("classes", "[]", "it names no classes")]
    [InlineData("classes", """[{"en":"Bag"}]""", "(at $.classes[0].pt)")]
    [InlineData("normalization", """{"mean":0.3,"standardDeviation":0}""", "its normalisation (0.3; 0) is not a number and a positive number")]
    [InlineData("createdAt", "\"yesterday\"", "(at $.createdAt)")]
    [InlineData("parameters", "1.5", "(at $.parameters)")]
    [InlineData("metrics", """{"test":{"count":1}}""", "(at $.metrics.test.accuracy)")]
    [InlineData("files", """{"model.onnx":1}""", "(at $.files.model.onnx)")]
    [InlineData("files", "{}", "it does not list model.onnx")]
    [InlineData("files", """{"model.onnx":"ABC"}""", "the SHA-256 of model.onnx is not 64 lower-case hexadecimal digits")]
    [InlineData("files", """{"../model.onnx":"ABC"}""", "the file name \"../model.onnx\" is not a plain name inside the folder")]
    [InlineData("files", """{"/etc/passwd":"ABC"}""", "the file name \"/etc/passwd\" is not a plain name inside the folder")]
    [InlineData("files", """{"C:\\model.onnx":"ABC"}""", "the file name \"C:\\model.onnx\" is not a plain name inside the folder")]
    [InlineData("files", """{"..":"ABC"}""", "the file name \"..\" is not a plain name inside the folder")]
    public void A_manifest_that_cannot_be_true_is_refused(string member, string value, string violation)
    {
        using var spoken = new SpokenLanguage(Language.English);
        using var bundle = new TinyBundle().WithManifest(manifest => manifest[member] = JsonNode.Parse(value));
        Refusal(bundle).ShouldContain(violation);
    }

    [Theory]
    [InlineData(16, true)]
    [InlineData(17, false)]
    public void So_many_imports_in_a_row_are_believed(int count, bool isBelieved)
    {
        using var spoken = new SpokenLanguage(Language.English);
        var import = Enumerable.Range(1, count).Aggregate((JsonObject?)null, (before, number) => new JsonObject { ["file"] = $"{number}.npz", ["sha256"] = "abc", ["program"] = "Vitrine 0.1.0", ["before"] = before });
        using var bundle = new TinyBundle().WithManifest(manifest => manifest["provenance"]!["importedFrom"] = import);
        if (isBelieved)
            BundleReader.Open(bundle.Path).Manifest.Provenance!.ImportedFrom!.ChainLength.ShouldBe(count);
        else
            Refusal(bundle).ShouldBe($"{bundle[BundleFiles.Manifest]} cannot be used: it tells of 17 imports in a row, more than 16; copy the bundle again.");
    }

    [Fact]
    public void All_violations_are_told_together()
    {
        using var spoken = new SpokenLanguage(Language.English);
        using var bundle = new TinyBundle().WithManifest(manifest => (manifest["classes"], manifest["formatVersion"]) = (new JsonArray(), 0));
        Refusal(bundle).ShouldBe($"{bundle[BundleFiles.Manifest]} cannot be used: its format version is 0, below 1; it names no classes; copy the bundle again.");
    }

    private static string Refusal(TinyBundle bundle)
    {
        var exception = Should.Throw<VitrineException>(() => BundleReader.Open(bundle.Path));
        exception.Kind.ShouldBe(FailureKind.DataOrModel);
        return exception.Message;
    }
}
