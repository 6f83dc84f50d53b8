using Shouldly;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.App;

public sealed class SummaryVerbTests
{
    [Fact]
    public async Task The_seed_network_has_the_original_projects_size()
    {
        var terminal = new TestTerminal();
        (await terminal.RunAsync("summary --preset seed --json")).ShouldBe(0);
        terminal.Json().GetProperty("parameters").GetInt64().ShouldBe((784 * 128) + 128 + (128 * 10) + 10);
        terminal.Json().GetProperty("multiplyAccumulates").GetInt64().ShouldBe((784 * 128) + (128 * 10));
    }

    [Fact]
    public async Task A_network_of_ones_own_is_read_from_a_file()
    {
        using var folder = new Folder();
        File.WriteAllText(folder["net.json"], """[{"layer": "flatten"}, {"layer": "dense"}]""");
        var terminal = new TestTerminal { Folder = folder.Path };
        (await terminal.RunAsync("summary --architecture net.json --input 8x6 --classes 4 --json")).ShouldBe(0);
        terminal.Json().GetProperty("parameters").GetInt64().ShouldBe((8 * 6 * 4) + 4);
    }

    [Fact]
    public async Task A_network_that_cannot_be_built_is_refused_with_the_layer()
    {
        using var folder = new Folder();
        File.WriteAllText(folder["net.json"], """[{"layer": "flatten"}, {"layer": "conv2d", "filters": 8}]""");
        var terminal = new TestTerminal { Folder = folder.Path };
        (await terminal.RunAsync("summary --architecture net.json")).ShouldBe(2);
        terminal.Error.ShouldContain("2");
        terminal.Error.ShouldContain("conv2d");
        terminal.Error.ShouldContain("784");
    }

    [Theory]
    [InlineData("nowhere.json")]
    [InlineData("broken.json")]
    public async Task A_file_that_is_no_network_is_refused(string name)
    {
        using var folder = new Folder();
        File.WriteAllText(folder["broken.json"], "[{");
        var terminal = new TestTerminal { Folder = folder.Path };
        (await terminal.RunAsync($"summary --architecture {name}")).ShouldBe(2);
        terminal.Error.ShouldContain(folder[name]);
        terminal.Error.ShouldContain("""[{"layer": "flatten"}, {"layer": "dense"}]""");
    }
}
