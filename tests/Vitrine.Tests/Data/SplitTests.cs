using Shouldly;
using Vitrine.Data;
using Vitrine.Inference;
using Xunit;

namespace Vitrine.Tests.Data;

public sealed class SplitTests
{
    [Fact]
    public void Every_class_gives_the_same_share()
    {
        var (kept, held) = Split.Stratified(Set(count: 600, classCount: 3), share: 1.0 / 12, seed: 1);
        Counts(held).ShouldBe([17, 17, 17]);
        Counts(kept).ShouldBe([183, 183, 183]);
    }

    [Fact]
    public void Together_the_parts_are_the_whole_in_its_order()
    {
        var (kept, held) = Split.StratifiedIndices(Set(count: 101, classCount: 7).Labels, share: 0.3, seed: 4);
        kept.Concat(held).Order().ShouldBe(Enumerable.Range(0, 101));
        kept.ShouldBe(kept.Order());
        held.ShouldBe(held.Order());
    }

    [Fact]
    public void Images_go_with_their_labels()
    {
        var (kept, held) = Split.Stratified(Set(count: 50, classCount: 5), share: 0.2, seed: 2);
        foreach (var part in new[] { kept, held })
            part.Labels.ShouldBe(part.Pixels.Select(pixel => (ushort)(pixel % 5)));
    }

    // From an independent implementation with big integers: a division of an old run must be found again on any platform.
    [Fact]
    public void The_division_is_the_same_for_ever() =>
        Split.StratifiedIndices(Set(count: 30, classCount: 2).Labels, share: 0.2, seed: 42).Held.ShouldBe([0, 3, 6, 9, 20, 29]);

    [Fact]
    public void Another_seed_divides_otherwise()
    {
        var labels = Set(count: 100, classCount: 2).Labels;
        Split.StratifiedIndices(labels, 0.2, seed: 1).Held.ShouldNotBe(Split.StratifiedIndices(labels, 0.2, seed: 2).Held);
    }

    [Fact]
    public void One_class_more_leaves_the_choice_in_the_others()
    {
        ushort[] labels = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1];
        var without = Split.StratifiedIndices(labels, 0.4, seed: 3).Held;
        var with = Split.StratifiedIndices([.. labels, 2, 2, 2], 0.4, seed: 3).Held;
        with.Where(index => index < labels.Length).ShouldBe(without);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.999)]
    public void A_class_of_two_has_one_image_on_each_side(double share)
    {
        var (kept, held) = Split.StratifiedIndices([0, 0, 1, 1], share, seed: 1);
        (kept.Length, held.Length).ShouldBe((2, 2));
    }

    [Fact]
    public void A_single_image_is_kept() => Split.StratifiedIndices([0, 1, 1], 0.9, seed: 1).Kept.ShouldContain(0);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_share_that_is_none_is_refused(double share)
    {
        using var english = new SpokenLanguage(Language.English);
        var fault = Should.Throw<VitrineException>(() => Split.StratifiedIndices([0, 0], share, seed: 1));
        fault.Kind.ShouldBe(FailureKind.Usage);
        fault.Message.ShouldBe(FormattableString.Invariant($"A share of {share} cannot be held out: it must be above 0 and below 1, such as 0.1."));
    }

    [Fact]
    public void A_bad_share_is_refused_in_Portuguese_too()
    {
        using var portuguese = new SpokenLanguage(Language.Portuguese);
        Should.Throw<VitrineException>(() => Split.StratifiedIndices([0, 0], 1.5, seed: 1)).Message
            .ShouldBe("Não é possível separar uma fração de 1,5: ela deve ser maior que 0 e menor que 1, por exemplo 0,1.");
    }

    [Fact]
    public void Classes_of_one_image_cannot_be_divided()
    {
        using var english = new SpokenLanguage(Language.English);
        Should.Throw<VitrineException>(() => Split.StratifiedIndices([0, 1, 2], 0.5, seed: 1)).Message
            .ShouldBe("Nothing can be held out of 3 images: no class has two or more; add images.");
    }

    private static ImageSet Set(int count, int classCount) => new(
        [.. Enumerable.Range(0, count).Select(i => (byte)(i % 250))],
        [.. Enumerable.Range(0, count).Select(i => (ushort)(i % classCount))],
        1,
        1,
        [.. Enumerable.Range(0, classCount).Select(i => new ClassName($"{i}"))]);

    private static IEnumerable<int> Counts(ImageSet set) => set.Labels.CountBy(label => label).OrderBy(pair => pair.Key).Select(pair => pair.Value);
}
