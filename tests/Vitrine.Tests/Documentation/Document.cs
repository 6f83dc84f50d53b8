using System.Text.RegularExpressions;
using Vitrine.Tests.Data;

namespace Vitrine.Tests.Documentation;

/// <summary>A Markdown file of the repository, and what in it can be put to the test.</summary>
internal sealed partial class Document
{
    private const string Program = "./vitrine";

    private static readonly string[] Folders = ["benchmarks", "docs", "examples", "models", "src", "tests"];

    private Document(string path)
    {
        Path = path;
        Text = File.ReadAllText(FullPath);
        Blocks = [.. Fence.Matches(Text).Select(match => (match.Groups["language"].Value, match.Groups["text"].Value))];
    }

    /// <summary>From the repository's root.</summary>
    internal string Path { get; }

    internal string FullPath => System.IO.Path.Combine(Repository.Root, Path);

    internal string Text { get; }

    internal IReadOnlyList<(string Language, string Text)> Blocks { get; }

    /// <summary>Programs, in order.</summary>
    internal IReadOnlyList<string> Code => [.. Blocks.Where(block => block.Language == "csharp").Select(block => block.Text)];

    /// <summary>Words of each command that starts the program, in blocks and in running text, in order.</summary>
    internal IReadOnlyList<string[]> Commands =>
    [
        .. CommandLine.Matches(Text).Select(match => match.Groups["words"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
    ];

    /// <summary>Targets of links and pictures.</summary>
    internal IReadOnlyList<string> Links => [.. Link.Matches(Fence.Replace(Text, "")).Select(match => match.Groups["target"].Value)];

    internal static Document Open(string path) => new(path);

    /// <summary>Every Markdown file that people read; not those of a bundle or a build.</summary>
    internal static IEnumerable<Document> All() => Directory.EnumerateFiles(Repository.Root, "*.md")
        .Concat(Folders.Select(folder => System.IO.Path.Combine(Repository.Root, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)))
        .Select(path => System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
        .Where(path => !Generated.IsMatch(path))
        .Order(StringComparer.Ordinal)
        .Select(Open);

    public override string ToString() => Path;

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline, 1000)]
    private static partial Regex Fence { get; }

    [GeneratedRegex($@"(?:^|`){Program}(?<words> [^\n`#]+)(?:$|`|#)", RegexOptions.Multiline, 1000)]
    private static partial Regex CommandLine { get; }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.None, 1000)]
    private static partial Regex Link { get; }

    [GeneratedRegex(@"(?:^|/)(?:bin|obj|node_modules|runs|TestResults)/|^models/.+/", RegexOptions.None, 1000)]
    private static partial Regex Generated { get; }
}
