using System.Text.RegularExpressions;
using System.Xml.Linq;
using Shouldly;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Documentation;

public sealed partial class DependencyListTests
{
    private static readonly string[][] Rows =
    [
        .. Document.Open("docs/decisions/0002-dependencies.md").Text.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Trim('|').Split('|')),
    ];

    [Fact]
    public void Every_package_has_its_reason_and_no_other_is_listed() =>
        Rows.SelectMany(row => Name.Matches(row[0]).Select(match => match.Groups["name"].Value)).Order(StringComparer.Ordinal).ShouldBe(Packages());

    [Fact]
    public void Every_reason_comes_with_a_licence_and_what_else_was_considered() =>
        Rows.ShouldAllBe(row => row.Length == 4 && row.All(cell => cell.Trim().Length > 0));

    private static IEnumerable<string> Packages() => XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props"))
        .Descendants("PackageVersion").Select(package => package.Attribute("Include")!.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.None, 1000)]
    private static partial Regex Name { get; }
}
