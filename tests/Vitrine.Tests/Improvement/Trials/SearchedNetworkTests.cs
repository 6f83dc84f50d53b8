using Shouldly;
using Vitrine.Improvement.Trials;
using Vitrine.Models;
using Xunit;

namespace Vitrine.Tests.Improvement.Trials;

public sealed class SearchedNetworkTests
{
    public static TheoryData<NetworkKind, Stem, HeadPooling> Networks()
    {
        var networks = new TheoryData<NetworkKind, Stem, HeadPooling>();
        foreach (var kind in Enum.GetValues<NetworkKind>())
        {
            foreach (var stem in Enum.GetValues<Stem>())
            {
                foreach (var head in Enum.GetValues<HeadPooling>())
                    networks.Add(kind, stem, head);
            }
        }
        return networks;
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_combination_is_a_network(NetworkKind kind, Stem stem, HeadPooling head)
    {
        foreach (var normalization in Enum.GetValues<NormalizationKind>())
        {
            foreach (var pooling in Enum.GetValues<StagePooling>())
            {
                var network = new SearchedNetwork { Kind = kind, Stem = stem, Head = head, Normalization = normalization, Pooling = pooling, Dropout = 0.2, Depth = 2 };
                network.ToArchitecture().Summarize(28, 28, 10).Layers[^1].OutputShape.ShouldBe([10]);
            }
        }
    }

    [Fact]
    public void Its_defaults_are_the_network_of_two_stages_behind_whitened_patches() => Kinds(new SearchedNetwork()).ShouldBe(
        ["whitening", "relu", "conv2d", "batchNorm", "relu", "maxPool", "conv2d", "batchNorm", "relu", "flatten", "dense"]);

    [Fact]
    public void A_residual_stage_begins_with_a_plain_convolution() => Kinds(new SearchedNetwork { Kind = NetworkKind.Residual, Stages = 1, Head = HeadPooling.Average }).ShouldBe(
        ["whitening", "relu", "conv2d", "batchNorm", "relu", "residual", "relu", "globalAveragePool", "dense"]);

    [Fact]
    public void A_dense_network_has_as_many_layers_as_stages_and_its_head()
    {
        var network = new SearchedNetwork { Kind = NetworkKind.Dense, Width = 128, Widening = 0.5, Stages = 2, Normalization = NormalizationKind.None };
        network.ToArchitecture().For(28, 28, 10).Layers.OfType<Dense>().Select(layer => layer.Units).ShouldBe([128, 64, 10]);
    }

    [Theory]
    [InlineData(48, 1.5, 2, new[] { 48, 80 })] // 72 is between two multiples of 16
    [InlineData(32, 2, 3, new[] { 32, 64, 128 })]
    [InlineData(16, 0.25, 2, new[] { 16, 16 })]
    public void Widths_are_multiples_of_sixteen(int width, double widening, int stages, int[] filters) =>
        new SearchedNetwork { Width = width, Widening = widening, Stages = stages }.ToArchitecture().Layers.OfType<Conv2d>().Select(layer => layer.Filters).ShouldBe(filters);

    private static IEnumerable<string> Kinds(SearchedNetwork network) => network.ToArchitecture().Layers.Select(layer => layer.Kind);
}
