using Shouldly;
using Vitrine.App.Parsing;
using Xunit;

namespace Vitrine.Tests.App;

public sealed class NearestTests
{
    private static readonly string[] Verbs = ["run", "runs", "resume", "evaluate", "predict", "doctor"];

    [Theory]
    [InlineData("rn", "run")]
    [InlineData("rnu", "run")]
    [InlineData("RUN", "run")]
    [InlineData("predcit", "predict")]
    [InlineData("doctr", "doctor")]
    [InlineData("eval", "evaluate")]
    public void A_slip_finds_what_was_meant(string typed, string meant) => Nearest.To(typed, Verbs).ShouldBe(meant);

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("x")]
    [InlineData("")]
    public void Nothing_near_is_nothing_said(string typed) => Nearest.To(typed, Verbs).ShouldBeNull();

    [Fact]
    public void No_words_are_near_to_none() => Nearest.To("run", []).ShouldBeNull();

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ab", "ba", 1)]
    [InlineData("ca", "abc", 3)]
    public void Distances_are_those_of_the_literature(string a, string b, int distance) => Nearest.Distance(a, b).ShouldBe(distance);
}
