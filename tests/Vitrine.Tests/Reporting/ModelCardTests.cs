using Shouldly;
using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Inference.TestTime;
using Vitrine.Reporting;
using Vitrine.Tests.Snapshots;
using Xunit;

namespace Vitrine.Tests.Reporting;

public sealed class ModelCardTests : IDisposable
{
    // Other tests may have left their language to this thread.
    public ModelCardTests() => Language.English.Use();

    public void Dispose() => Language.English.Use();

    [Theory]
    [InlineData("en")]
    [InlineData("pt")]
    public void A_finished_run_has_a_whole_card(string code)
    {
        Language.OfLocale(code).Use();
        Snapshot.Match($"model-card.{code}", ModelCard.Render(ReportFixture.FinishedRun()));
    }

    [Fact]
    public void The_metadata_is_the_same_in_both_languages()
    {
        var english = Metadata(ModelCard.Render(ReportFixture.FinishedRun()));
        Language.Portuguese.Use();
        Metadata(ModelCard.Render(ReportFixture.FinishedRun())).ShouldBe(english);
        english.ShouldContain("value: 0.9245");
    }

    [Fact]
    public void Without_a_test_the_validation_is_reported_and_named()
    {
        var card = ModelCard.Render(ReportFixture.TrainedOnly().Run);
        Metadata(card).ShouldContain("split: validation");
        card.ShouldContain("the test images have not been looked at");
    }

    [Fact]
    public void Numbers_that_include_views_say_so_and_what_the_plain_graph_gives()
    {
        var run = ReportFixture.FinishedRun();
        var augmented = new AugmentedEvaluation(new() { Views = TestTimeViews.Flip }, 1.25, 0.9231, new(0.9177, 0.9282));
        ModelCard.Render(run with { Test = run.Test! with { TestTimeAugmentation = augmented } }).ShouldContain(
            "the network sees 1.25 views of an image on average and its answers are averaged, as `vitrine` and `Classifier` do by themselves. " +
            "Plain `model.onnx`, run once, gives 92.31% (91.77–92.82%).");
        ModelCard.Render(run).ShouldNotContain("test-time augmentation");
    }

    [Fact]
    public void A_run_that_has_just_begun_claims_nothing()
    {
        var card = ModelCard.Render(ReportFixture.JustBegun().Run);
        Metadata(card).ShouldNotContain("model-index");
        card.ShouldContain("The model has not been evaluated.");
    }

    [Fact]
    public void Text_from_outside_breaks_neither_YAML_nor_Markdown()
    {
        var run = ReportFixture.FinishedRun();
        var card = ModelCard.Render(run with { Name = "a\"b\n# c", Dataset = run.Dataset! with { Name = "<b>|`x`" }, Classes = [new("*a*|b")] });
        Metadata(card).ShouldContain("name: \"a\\\"b\\n# c\"");
        card.ShouldContain("# a\"b \\# c\n");
        card.ShouldContain("\\<b\\>\\|\\`x\\`");
        card.ShouldContain("\\*a\\*\\|b");
    }

    private static string Metadata(string card) => card.Split("---\n")[1];
}
