using Shouldly;
using Vitrine.Inference;
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
