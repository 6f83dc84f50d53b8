using Shouldly;
using Vitrine.App.Parsing;
using Vitrine.App.Terminals;
using Vitrine.App.Verbs;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Documentation;

public sealed class CommandTests
{
    private static readonly string[] VerbsThatTrain = ["run", "train", "lr-find", "improve"];
    private static readonly string[] VerbsOnData = ["run", "train", "lr-find", "improve", "explore", "evaluate", "data"];

    public static TheoryData<string, string> Commands =>
    [
        .. Document.All().SelectMany(document => document.Commands.Select(words => (document.Path, string.Join(' ', words)))).Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_in_a_document_is_one_that_the_program_understands(string document, string command)
    {
        var terminal = new Terminal { Output = TextWriter.Null, Error = TextWriter.Null };
        var parser = new VerbParser(VerbTable.All);

        parser.ToInvocation(parser.Parse(command.Split(' ')), terminal).Verb.ShouldNotBeNull(document);
    }

    [Fact]
    public async Task The_commands_of_the_README_that_need_no_full_data_set_work_one_after_the_other() =>
        (await RunAsync(words => !NeedsFashionMnist(words) && !TrainsLong(words))).ShouldContain(command => command.StartsWith("run --data sample", StringComparison.Ordinal));

    [Fact]
    [Trait("Category", "Full")]
    public async Task The_commands_of_the_README_work_one_after_the_other() =>
        (await RunAsync(words => !TrainsLong(words))).ShouldContain("evaluate latest");

    /// <returns>The commands that were run.</returns>
    private static async Task<IReadOnlyList<string>> RunAsync(Func<string[], bool> isChosen)
    {
        using var reader = new ReaderFolder();
        var done = new List<string>();
        // the first command shown trains in full; what follows speaks of the model that the short one gives
        foreach (var words in Document.Open("README.md").Commands.Where(isChosen).OrderByDescending(words => VerbsThatTrain.Contains(words[0])))
        {
            var (exitCode, _, error) = await Shell.RunAsync(Path.Combine(Repository.Root, "vitrine"), words, reader.Path, TestContext.Current.CancellationToken);
            exitCode.ShouldBe(0, $"./vitrine {string.Join(' ', words)}: {error}");
            done.Add(string.Join(' ', words));
        }
        return done;
    }

    private static bool NeedsFashionMnist(string[] words) => VerbsOnData.Contains(words[0]) && !words.Contains("--data");

    private static bool TrainsLong(string[] words) => VerbsThatTrain.Contains(words[0]) && !words.Contains("--epochs");
}
