using Shouldly;
using Vitrine.Evaluation;
using Vitrine.Improvement.Ensembles;
using Vitrine.Randomness;
using Xunit;

namespace Vitrine.Tests.Improvement.Ensembles;

public sealed class GreedySelectionTests
{
    // three images of class 0, two classes
    private static readonly ushort[] Labels = [0, 0, 0];

    [Fact]
    public void Models_that_err_elsewhere_are_chosen_together()
    {
        float[] first = [0.9f, 0.1f, 0.9f, 0.1f, 0.4f, 0.6f], second = [0.4f, 0.6f, 0.4f, 0.6f, 0.9f, 0.1f], alike = [0.8f, 0.2f, 0.8f, 0.2f, 0.3f, 0.7f];

        var counts = GreedySelection.Of([first, second, alike], Labels);

        counts[0].ShouldBeGreaterThan(0);
        counts[1].ShouldBeGreaterThan(0);
        Hits(MeanProbabilities.Of([first, second, alike], counts)).ShouldBe(3);
    }

    [Fact]
    public void A_model_that_is_right_and_sure_stays_alone()
    {
        float[] sure = [1, 0, 1, 0, 1, 0], unsure = [0.6f, 0.4f, 0.6f, 0.4f, 0.6f, 0.4f];

        GreedySelection.Of([unsure, sure, unsure], Labels).ShouldBe([0, 1, 0]);
    }

    [Fact]
    public void One_model_may_count_more_than_once()
    {
        // the second is right about the last image, but loud: it needs to be outvoted about the others
        float[] quiet = [0.7f, 0.3f, 0.7f, 0.3f, 0.45f, 0.55f], loud = [0.2f, 0.8f, 0.2f, 0.8f, 1, 0];

        var counts = GreedySelection.Of([quiet, loud], Labels);

        counts[0].ShouldBeGreaterThan(counts[1]);
        counts[1].ShouldBeGreaterThan(0);
        Hits(MeanProbabilities.Of([quiet, loud], counts)).ShouldBe(3);
    }

    [Fact]
    public void No_more_models_are_chosen_than_anyone_would_ask()
    {
        // each is right about two images of its own: all of them would be wanted
        var models = Enumerable.Range(0, 12).Select(model => Enumerable.Range(0, 24).SelectMany(image => image / 2 == model ? new[] { 0.999f, 0.001f } : [0.48f, 0.52f]).ToArray()).ToList();

        var counts = GreedySelection.Of(models, [.. Enumerable.Repeat((ushort)0, 24)]);

        counts.Count(count => count > 0).ShouldBeInRange(2, GreedySelection.MaximumMembers);
    }

    [Fact]
    public void It_is_never_worse_than_the_best_model_on_the_images_it_is_chosen_by()
    {
        var generator = new SplitMix64(5);
        var labels = Enumerable.Range(0, 200).Select(_ => (ushort)generator.NextInt(4)).ToArray();
        var models = Enumerable.Range(0, 6).Select(_ => labels.SelectMany(label => Row(label, generator)).ToArray()).ToList();

        var mean = MeanProbabilities.Of(models, GreedySelection.Of(models, labels));

        Hits(mean, labels).ShouldBeGreaterThan(models.Max(model => Hits(model, labels)));
    }

    /// <summary>Four probabilities, that of the label somewhat more likely to be the largest.</summary>
    private static float[] Row(ushort label, SplitMix64 generator)
    {
        var values = Enumerable.Range(0, 4).Select(other => generator.NextDouble() + (other == label ? 0.3 : 0)).ToArray();
        return [.. values.Select(value => (float)(value / values.Sum()))];
    }

    private static int Hits(float[] probabilities, ushort[]? labels = null) =>
        (labels ?? Labels).Select((label, image) => probabilities.Chunk(probabilities.Length / (labels ?? Labels).Length).ElementAt(image) is var row && row[label] == row.Max() ? 1 : 0).Sum();
}
