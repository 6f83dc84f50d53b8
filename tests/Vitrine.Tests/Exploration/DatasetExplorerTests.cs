using Shouldly;
using Vitrine.Data;
using Vitrine.Exploration;
using Xunit;

namespace Vitrine.Tests.Exploration;

public sealed class DatasetExplorerTests
{
    [Fact]
    public void The_sample_is_described_as_what_it_is()
    {
        var sample = SampleData.Load();
        var exploration = DatasetExplorer.Explore(sample.Train, sample.Test);
        exploration.Train.Count.ShouldBe(1_500);
        exploration.Train.ClassCounts.ShouldAllBe(count => count == 150);
        exploration.Train.Mean.ShouldBe(0.286, 0.01);
        exploration.Duplicates.ShouldBe(new DuplicateReport(0, 0, 0, 0));
        exploration.ExplainedVariance.Count.ShouldBe(2);
        exploration.ExplainedVariance[0].ShouldBe(0.29, 0.02);
    }

    [Fact]
    public void Images_of_a_single_pixel_have_a_single_component() =>
        DatasetExplorer.Explore(TestImages.Random(20, 1, 1, 2), TestImages.Random(5, 1, 1, 2)).ExplainedVariance.ShouldHaveSingleItem().ShouldBe(1, 1e-5);

    // Mean and deviation: published with the data set. Explained variance: the full covariance's, known from other PCA programs.
    [Fact]
    [Trait("Category", "Full")]
    public async Task Fashion_MNIST_has_its_published_statistics()
    {
        var full = await FashionMnist.LoadAsync(TestContext.Current.CancellationToken);
        var exploration = DatasetExplorer.Explore(full.Train, full.Test);
        exploration.Train.Mean.ShouldBe(0.2860, 5e-5);
        exploration.Train.StandardDeviation.ShouldBe(0.3530, 5e-5);
        exploration.Train.ClassCounts.ShouldAllBe(count => count == 6_000);
        exploration.Duplicates.ShouldBe(new DuplicateReport(0, 0, 0, 0));
        exploration.ExplainedVariance[0].ShouldBe(0.290, 0.005);
        exploration.ExplainedVariance[1].ShouldBe(0.178, 0.005);
    }
}
