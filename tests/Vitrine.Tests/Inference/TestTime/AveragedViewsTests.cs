using Shouldly;
using Vitrine.Inference;
using Vitrine.Inference.TestTime;
using Xunit;

namespace Vitrine.Tests.Inference.TestTime;

public sealed class AveragedViewsTests
{
    private static readonly ClassName[] Classes = [new("a"), new("b")];

    // Images of 1 × 2 pixels; the "network" answers with the two pixels, divided by 10.
    private static readonly byte[] Pixels = [30, 0, 1, 2];

    private readonly List<int> runs = [];

    [Fact]
    public void Logits_are_averaged_before_the_softmax()
    {
        var batch = Average(new() { Views = TestTimeViews.Flip });
        // (3, 0) and mirrored (0, 3) → (1.5, 1.5); (0.1, 0.2) and (0.2, 0.1) → (0.15, 0.15)
        batch.Logits.ShouldBe([1.5f, 1.5f, 0.15f, 0.15f], 1e-6);
        batch.Probabilities.ShouldBe([0.5f, 0.5f, 0.5f, 0.5f], 1e-6);
        (batch.PassCount, batch.PassesPerImage).ShouldBe((4, 2));
        runs.ShouldBe([2]);
    }

    [Fact]
    public void Six_views_are_weighed_by_their_direction()
    {
        // One row only, so that whatever is moved is out of sight and answers (0, 0): half the weight stays, mirrored for half of it.
        var batch = Average(new() { Views = TestTimeViews.FlipShift });
        batch.Logits.ShouldBe([0.75f, 0.75f, 0.075f, 0.075f], 1e-6);
        batch.PassesPerImage.ShouldBe(6);
        runs.ShouldBe([2, 2, 2, 2, 2]);
    }

    [Fact]
    public void Ten_views_see_the_image_and_its_four_neighbours()
    {
        // One row only: up and down it mirrors itself, left and right (a, b) becomes (b, a). Whichever way round, each pixel comes first five times of ten.
        var batch = Average(new() { Views = TestTimeViews.FlipCross });
        batch.Logits.ShouldBe([1.5f, 1.5f, 0.15f, 0.15f], 1e-6);
        batch.PassesPerImage.ShouldBe(10);
        runs.ShouldBe([2, 2, 2, 2, 2, 2, 2, 2, 2]);
    }

    [Fact]
    public void A_sure_answer_stays_as_it_is_to_the_bit_and_costs_nothing_more()
    {
        // Softmax of (3, 0) is 0.953, of (0.1, 0.2) 0.525.
        var plain = Answers(Pixels);
        var batch = Average(new() { Views = TestTimeViews.Flip, Below = 0.9 });
        batch.LogitsOf(0).ToArray().ShouldBe(plain.LogitsOf(0).ToArray());
        batch.ProbabilitiesOf(0).ToArray().ShouldBe(plain.ProbabilitiesOf(0).ToArray());
        batch.LogitsOf(1).ToArray().ShouldBe([0.15f, 0.15f], 1e-6);
        (batch.PassCount, batch.PassesPerImage).ShouldBe((3, 1.5));
        runs.ShouldBe([1]);
        batch.Plain.Logits.ShouldBe(plain.Logits);
    }

    [Fact]
    public void Without_views_the_answers_are_the_plain_ones_themselves()
    {
        var batch = Average(TestTimeAugmentation.Off);
        batch.Plain.ShouldBeSameAs(batch);
        batch.PassesPerImage.ShouldBe(1);
        runs.ShouldBeEmpty();
    }

    [Fact]
    public void Where_all_answers_are_sure_nothing_is_run_again()
    {
        Average(new() { Views = TestTimeViews.Flip, Below = 0.5 }).PassesPerImage.ShouldBe(1);
        runs.ShouldBeEmpty();
    }

    [Fact]
    public void Another_engines_confidence_can_choose()
    {
        var chooser = Answers([0, 1, 90, 0]);
        var batch = AveragedViews.Of(Answers(Pixels), Pixels, 2, new() { Views = TestTimeViews.Flip, Below = 0.9 }, Run, chooser);
        batch.LogitsOf(0).ToArray().ShouldBe([1.5f, 1.5f], 1e-6);
        batch.LogitsOf(1).ToArray().ShouldBe([0.1f, 0.2f]);
    }

    [Fact]
    public void Certainty_that_rounds_to_one_is_looked_at_again_where_all_are()
    {
        new TestTimeAugmentation { Views = TestTimeViews.Flip }.Selects(1).ShouldBeTrue();
        new TestTimeAugmentation { Views = TestTimeViews.Flip, Below = 0.99 }.Selects(1).ShouldBeFalse();
        new TestTimeAugmentation { Views = TestTimeViews.Flip, Below = 0.99 }.Selects(0.98f).ShouldBeTrue();
        new TestTimeAugmentation { Views = TestTimeViews.Flip, Below = 0.5 }.Selects(0.5f).ShouldBeFalse();
    }

    [Fact]
    public void Large_logits_do_not_overflow()
    {
        var plain = new PredictionBatch(Classes, [2000, 0], [1, 0]);
        var batch = AveragedViews.Of(plain, [0, 0], 2, new() { Views = TestTimeViews.Flip }, _ => [1000, 0]);
        batch.Probabilities.ShouldBe([1, 0]);
    }

    private PredictionBatch Average(TestTimeAugmentation augmentation) => AveragedViews.Of(Answers(Pixels), Pixels, 2, augmentation, Run);

    private float[] Run(byte[] pixels)
    {
        runs.Add(pixels.Length / 2);
        return Answers(pixels).Logits;
    }

    private static PredictionBatch Answers(byte[] pixels)
    {
        float[] logits = [.. pixels.Select(pixel => pixel / 10f)];
        var probabilities = logits.Chunk(2).SelectMany(row => row.Select(logit => MathF.Exp(logit) / row.Sum(MathF.Exp)));
        return new PredictionBatch(Classes, logits, [.. probabilities]);
    }
}
