using Shouldly;
using Vitrine.Data;
using Xunit;

namespace Vitrine.Tests.Data;

public sealed class FashionMnistTests
{
    [Fact]
    public void Classes_are_named_in_both_languages_in_the_order_of_their_labels()
    {
        FashionMnist.Classes.Select(name => name.English).ShouldBe(
            ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]);
        FashionMnist.Classes.Select(name => name.Portuguese).ShouldBe(
            ["Camiseta", "Calça", "Pulôver", "Vestido", "Casaco", "Sandália", "Camisa", "Tênis", "Bolsa", "Bota"]);
    }

    // First labels and mean of the current release, as the data set's users know them.
    [Fact]
    [Trait("Category", "Full")]
    public async Task The_full_set_is_the_current_release()
    {
        var dataset = await FashionMnist.LoadAsync(TestContext.Current.CancellationToken);
        dataset.Train.Labels.CountBy(label => label).ShouldAllBe(group => group.Value == 6_000);
        dataset.Test.Labels.CountBy(label => label).ShouldAllBe(group => group.Value == 1_000);
        dataset.Train.Labels.Take(10).Select(label => (int)label).ShouldBe([9, 0, 0, 3, 0, 2, 7, 2, 5, 5]);
        dataset.Test.Labels.Take(10).Select(label => (int)label).ShouldBe([9, 2, 1, 1, 6, 1, 4, 6, 5, 7]);
        (dataset.Train.Pixels.Average(pixel => (double)pixel) / 255).ShouldBe(0.2860, 0.00005);
        dataset.Sha256.ShouldBe(FashionMnist.Files.Select(file => KeyValuePair.Create(file.Name, file.Sha256)));
    }
}
