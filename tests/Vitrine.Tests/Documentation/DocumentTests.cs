using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Vitrine.Tests.Documentation;

public sealed partial class DocumentTests
{
    public static TheoryData<string> Documents => [.. Document.All().Select(document => document.Path)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_relative_link_leads_to_a_file(string path)
    {
        var document = Document.Open(path);
        var folder = Path.GetDirectoryName(document.FullPath)!;

        document.Links.Where(IsRelative).Where(target => !Path.Exists(Path.Combine(folder, target.Split('#')[0]))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void No_document_names_a_registry_or_a_place_on_one_machine(string path)
    {
        var text = Document.Open(path).Text;

        RegistryHost.Matches(text).Select(match => match.Value).ShouldBeEmpty();
        MachinePath.Matches(text).Select(match => match.Value).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("see https://api.nuget" + ".org/v3", true)]
    [InlineData("from registry.npmjs" + ".org", true)]
    [InlineData("in /home/maria/vitrine", true)]
    [InlineData("`/tmp/run`", true)]
    [InlineData("in docs/home/page and ~/runs", false)]
    [InlineData("https://semver.org/", false)]
    public void Registries_and_places_are_recognised(string text, bool isOne) =>
        (RegistryHost.IsMatch(text) || MachinePath.IsMatch(text)).ShouldBe(isOne);

    [Fact]
    public void The_documents_that_people_look_for_are_there() =>
        new[] { "README.md", "README.pt-BR.md", "CHANGELOG.md", "CONTRIBUTING.md", "docs/architecture.md" }.Except(Document.All().Select(document => document.Path)).ShouldBeEmpty();

    [Fact]
    public void The_list_of_decisions_names_each_decision_once()
    {
        var list = Document.Open("docs/decisions/README.md");
        var decisions = Directory.EnumerateFiles(Path.GetDirectoryName(list.FullPath)!, "0*.md").Select(path => Path.GetFileName(path)!);

        list.Links.ShouldBe(decisions.Order(StringComparer.Ordinal));
    }

    private static bool IsRelative(string target) => !target.StartsWith('#') && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal);

    [GeneratedRegex(@"\b(?:nuget|npmjs|pypi|pythonhosted|debian|ubuntu|crates|docker)\.(?:org|com|io)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex RegistryHost { get; }

    [GeneratedRegex(@"(?<![\w~.:/-])/(?:home|root|tmp|work|usr|var|opt|mnt|Users)/[\w.-]+|\b[A-Z]:\\", RegexOptions.None, 1000)]
    private static partial Regex MachinePath { get; }
}
