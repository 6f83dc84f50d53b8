using Shouldly;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.App;

public sealed class LearningRateFindVerbTests
{
    [Fact]
    public async Task It_suggests_rates_draws_the_chart_and_writes_nothing_else()
    {
        using var folder = new Folder();
        var terminal = new TestTerminal { Folder = folder.Path };
        (await terminal.RunAsync("lr-find --data sample --preset seed --json")).ShouldBe(0, terminal.Error);
        terminal.Json().GetProperty("valley").GetDouble().ShouldBeInRange(1e-6, 1);
        terminal.Json().GetProperty("points").GetArrayLength().ShouldBeInRange(20, 100);
        Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Order().ShouldBe([folder["figures", "lr-find.png"], folder["figures", "lr-find.svg"]]);
    }
}
