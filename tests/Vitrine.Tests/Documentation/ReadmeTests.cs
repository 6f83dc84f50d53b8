using Shouldly;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Documentation;

public sealed class ReadmeTests
{
    private static readonly Document English = Document.Open("README.md");
    private static readonly Document Portuguese = Document.Open("README.pt-BR.md");

    public static TheoryData<string> Examples => [.. ExampleFiles().Select(path => Path.GetFileName(path)!)];

    [Fact]
    public void Both_READMEs_have_the_same_commands_in_the_same_order() => Lines(Portuguese).ShouldBe(Lines(English));

    [Fact]
    public void Both_READMEs_have_the_same_blocks() => Portuguese.Blocks.ShouldBe(English.Blocks);

    [Fact]
    public void Both_READMEs_have_the_same_sections() => Headings(Portuguese).ShouldBe(Headings(English));

    [Fact]
    public void The_programs_of_the_README_are_the_examples() =>
        English.Code.Order(StringComparer.Ordinal).ShouldBe(ExampleFiles().Select(Body).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Examples))]
    [Trait("Category", "Full")]
    public async Task An_example_builds_and_answers(string name)
    {
        using var reader = new ReaderFolder();

        var (exitCode, output, error) = await Shell.RunAsync(
            Shell.Dotnet,
            ["run", "--configuration", "Release", Path.Combine(Repository.Root, "examples", name)],
            reader.Path,
            TestContext.Current.CancellationToken);

        exitCode.ShouldBe(0, output + error);
        output.ShouldMatch(name == "train-and-predict.cs" ? "^Ankle boot / Bota, [0-9.]+ %" : "^[0-9.]+ % ", error);
    }

    private static IEnumerable<string> Lines(Document document) => document.Commands.Select(words => string.Join(' ', words));

    /// <summary>Their levels, since their words differ.</summary>
    private static IEnumerable<int> Headings(Document document) =>
        document.Text.Split('\n').Where(line => line.StartsWith('#') && line.Contains("# ")).Select(line => line.IndexOf(' ', StringComparison.Ordinal));

    private static IEnumerable<string> ExampleFiles() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "examples"), "*.cs");

    /// <summary>Without the lines above the program that say how it is run.</summary>
    private static string Body(string path) =>
        string.Concat(File.ReadLines(path).SkipWhile(line => line.StartsWith("//", StringComparison.Ordinal) || line.StartsWith("#:", StringComparison.Ordinal)).Select(line => line + "\n"));
}
