using Shouldly;
using Vitrine.App.Verbs;
using Vitrine.Tests.Snapshots;
using Xunit;

namespace Vitrine.Tests.App;

public sealed class HelpTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("pt")]
    public async Task Help_of_the_program_and_of_every_verb_is_as_agreed(string language)
    {
        var terminal = new TestTerminal();
        foreach (var path in VerbTable.All.Select(verb => verb.Name).Prepend("data").Prepend(""))
        {
            terminal.Terminal.Output.WriteLine($"$ vitrine {path} --help --lang {language}".Replace("  ", " ", StringComparison.Ordinal));
            (await terminal.RunAsync($"{path} --help --lang {language}")).ShouldBe(0);
            terminal.Terminal.Output.WriteLine();
        }
        terminal.Error.ShouldBeEmpty();
        Snapshot.Match($"help-{language}", terminal.Output);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(200)]
    public async Task Help_fits_the_terminal(int width)
    {
        var terminal = new TestTerminal { Width = width };
        foreach (var verb in VerbTable.All)
            await terminal.RunAsync($"{verb.Name} --help --lang pt");
        // usage and examples are typed or copied, and stay whole
        terminal.Output.Split('\n').Where(line => !line.Contains("vitrine ", StringComparison.Ordinal)).ShouldAllBe(line => line.Length <= width);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-h")]
    [InlineData("help")]
    public async Task Asking_in_any_way_gives_the_same_page(string words)
    {
        var (asked, expected) = (new TestTerminal(), new TestTerminal());
        (await asked.RunAsync(words)).ShouldBe(0);
        await expected.RunAsync("--help");
        asked.Output.ShouldBe(expected.Output);
    }

    [Fact]
    public async Task Help_is_a_document_as_well()
    {
        var terminal = new TestTerminal();
        (await terminal.RunAsync("runs --help --json")).ShouldBe(0);
        terminal.Json().GetProperty("help").GetString()!.ShouldStartWith("List the runs");
    }

    [Fact]
    public async Task The_version_is_told()
    {
        var terminal = new TestTerminal();
        (await terminal.RunAsync("--version")).ShouldBe(0);
        terminal.Output.ShouldMatch(@"^vitrine \d+\.\d+\.\d+\n$");
    }

    [Fact]
    public async Task Every_example_is_a_command_line_that_makes_sense()
    {
        foreach (var example in VerbTable.All.SelectMany(verb => verb.Examples))
        {
            var terminal = new TestTerminal();
            // --help parses the whole line and runs nothing; a word that means nothing would come first
            (await terminal.RunAsync($"{example.Command} --help")).ShouldBe(0, example.Command);
            UsageOf(example.Command).ShouldBeNull();
        }
    }

    private static string? UsageOf(string commandLine)
    {
        var parser = new Vitrine.App.Parsing.VerbParser(VerbTable.All);
        try
        {
            parser.ToInvocation(parser.Parse(commandLine.Split(' ')), new TestTerminal().Terminal);
            return null;
        }
        catch (Vitrine.Inference.VitrineException problem)
        {
            return problem.Message;
        }
    }
}
