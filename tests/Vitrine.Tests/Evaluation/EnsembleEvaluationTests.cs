using Shouldly;
using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Inference.TestTime;
using Xunit;

namespace Vitrine.Tests.Evaluation;

public sealed class EnsembleEvaluationTests
{
    private static readonly ClassName[] Classes = [new("a"), new("b")];

    // Four images of the classes a, a, b, b.
    private static readonly ushort[] Labels = [0, 0, 1, 1];

    [Fact]
    public void Members_that_err_on_different_images_are_right_together()
    {
        // Each is sure where it is right and hesitant where it is wrong.
        var first = Answers(0.9f, 0.4f, 0.1f, 0.2f);
        var second = Answers(0.4f, 0.9f, 0.6f, 0.1f);
        var evaluation = EnsembleEvaluation.Of("test", [first, second], Labels);
        evaluation.Members.Select(member => member.Accuracy).ShouldBe([0.75, 0.5]);
        evaluation.Ensemble.Accuracy.ShouldBe(1);
        evaluation.Ensemble.Loss.ShouldBe(-(Math.Log(0.65) + Math.Log(0.65) + Math.Log(0.65) + Math.Log(0.85)) / 4, 1e-6);
        evaluation.Best.ShouldBe(0);
        evaluation.AgainstBest.ShouldBe(new PairedComparison(4, OnlyBaselineCount: 0, OnlyCandidateCount: 1));
        evaluation.PassesPerImage.ShouldBe(2);
    }

    [Fact]
    public void An_ensemble_of_one_model_twice_gains_nothing()
    {
        var model = Answers(0.9f, 0.4f, 0.1f, 0.2f);
        var evaluation = EnsembleEvaluation.Of("test", [model, model], Labels);
        evaluation.AgainstBest.Gain.ShouldBe(0);
        evaluation.AgainstBest.PValue.ShouldBe(1);
        evaluation.Ensemble.Loss.ShouldBe(evaluation.Members[0].Loss, 1e-12);
    }

    [Fact]
    public void The_views_of_all_members_count()
    {
        var plain = Answers(0.9f, 0.4f, 0.1f, 0.2f);
        var averaged = AveragedViews.Of(plain, new byte[4], width: 1, new() { Views = TestTimeViews.Flip }, _ => plain.Logits);
        EnsembleEvaluation.Of("test", [plain, averaged], Labels).PassesPerImage.ShouldBe(3);
    }

    [Fact]
    public void Answers_to_other_images_are_refused() => Should.Throw<ArgumentException>(
        () => EnsembleEvaluation.Of("test", [Answers(0.9f, 0.4f, 0.1f, 0.2f), new PredictionBatch(Classes, new float[2], [1, 0])], Labels));

    private static PredictionBatch Answers(params float[] probabilitiesOfFirst)
    {
        float[] probabilities = [.. probabilitiesOfFirst.SelectMany(share => new[] { share, 1 - share })];
        return new PredictionBatch(Classes, [.. probabilities.Select(share => MathF.Log(share))], probabilities);
    }
}
