using System.Text.Json.Nodes;
using Shouldly;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Inference.Bundles;

public sealed class BundleReaderTests : IDisposable
{
    private readonly SpokenLanguage spoken = new(Language.English);

    public void Dispose() => spoken.Dispose();

    [Fact]
    public void A_listed_file_is_read_and_an_intact_bundle_verified()
    {
        var reader = BundleReader.Open(TinyBundle.Golden);
        reader.ReadFile(BundleFiles.Model).ShouldBe(File.ReadAllBytes(Path.Combine(TinyBundle.Golden, BundleFiles.Model)));
        Should.NotThrow(reader.VerifyFiles);
    }

    [Fact]
    public void A_folder_that_is_not_there_or_not_a_bundle_is_refused()
    {
        using var folder = new Folder();
        Refusal(() => BundleReader.Open(folder["none"])).ShouldBe($"There is no bundle {folder["none"]}: check the path, or train a model with `vitrine run`.");
        Refusal(() => BundleReader.Open(folder.Path)).ShouldContain("is not a bundle, for it holds no vitrine.json");
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using var bundle = new TinyBundle();
        File.Delete(bundle[BundleFiles.Probe]);
        Refusal(() => BundleReader.Open(bundle.Path)).ShouldContain("lacks probe.json");
    }

    [Theory]
    [InlineData(BundleFiles.Model)]
    [InlineData(BundleFiles.Probe)]
    public void One_changed_byte_is_found_and_its_file_named(string name)
    {
        using var bundle = new TinyBundle();
        var bytes = File.ReadAllBytes(bundle[name]);
        bytes[^3] ^= 1;
        File.WriteAllBytes(bundle[name], bytes);
        var reader = BundleReader.Open(bundle.Path);
        Refusal(() => reader.ReadFile(name)).ShouldStartWith($"{bundle[name]} was altered after the model was saved");
        Refusal(reader.VerifyFiles).ShouldStartWith($"{bundle[name]} was altered");
    }

    [Fact]
    public void An_unlisted_file_is_not_read()
    {
        using var bundle = new TinyBundle();
        File.WriteAllText(bundle["notes.txt"], "mine");
        Refusal(() => BundleReader.Open(bundle.Path).ReadFile("notes.txt")).ShouldContain("lacks notes.txt");
    }

    [Fact]
    public void The_probe_holds_images_and_the_trained_models_answers()
    {
        var probe = BundleReader.Open(TinyBundle.Golden).ReadProbe();
        probe.Count.ShouldBe(4);
        probe.Pixels.Length.ShouldBe(4 * 28 * 28);
        probe.Probabilities[2].Sum().ShouldBe(1, 1e-6f);
    }

    [Theory]
    [InlineData("pixels", "\"AAAA\"")]
    [InlineData("logits", "[]")]
    [InlineData("logits", "[[1,2],[1,2],[1,2],[1,2]]")]
    [InlineData("probabilities", "[[],[],[],[]]")]
    public void A_probe_of_other_sizes_is_refused(string member, string value)
    {
        using var bundle = new TinyBundle();
        var probe = JsonNode.Parse(File.ReadAllText(bundle[BundleFiles.Probe]))!;
        probe[member] = JsonNode.Parse(value);
        bundle.WithFile(BundleFiles.Probe, System.Text.Encoding.UTF8.GetBytes(probe.ToJsonString()));
        Refusal(() => BundleReader.Open(bundle.Path).ReadProbe()).ShouldContain("which are not images of 28 × 28 pixels and 10 classes");
    }

    [Fact]
    public void A_probe_is_read_as_it_was_written()
    {
        using var bundle = new TinyBundle();
        var probe = BundleReader.Open(bundle.Path).ReadProbe();
        bundle.WithFile(BundleFiles.Probe, probe.ToJson());
        var again = BundleReader.Open(bundle.Path).ReadProbe();
        again.Pixels.ShouldBe(probe.Pixels);
        again.Logits.ShouldBe(probe.Logits);
        again.Probabilities.ShouldBe(probe.Probabilities);
    }

    private static string Refusal(Action action) => Should.Throw<VitrineException>(action).Message;
}
