using Shouldly;
using Vitrine.Bundles.Imports.Keras;
using Xunit;

namespace Vitrine.Tests.Bundles.Imports.Keras;

public sealed class KerasPaddingTests
{
    /// <summary>By hand, from the rule in TensorFlow's guide to padding.</summary>
    [Theory]
    [InlineData(28, 3, 1, 1, 1)]
    [InlineData(28, 3, 2, 0, 1)]
    [InlineData(27, 3, 2, 1, 1)]
    [InlineData(28, 2, 1, 0, 1)]
    [InlineData(28, 2, 2, 0, 0)]
    [InlineData(28, 5, 1, 2, 2)]
    [InlineData(28, 1, 2, 0, 0)]
    [InlineData(10, 5, 3, 2, 2)]
    [InlineData(4, 3, 2, 0, 1)]
    public void Same_padding_puts_the_odd_zero_at_the_end(int length, int kernel, int stride, int before, int after) =>
        KerasPadding.Same(length, kernel, stride).ShouldBe((before, after));
}
