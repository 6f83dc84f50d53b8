using Vitrine.Files;
using Vitrine.Inference;

namespace Vitrine.Comparison.Reporting;

/// <summary>A part of a document that is generated: what lies between two HTML comments, which stay.</summary>
/// <param name="Name">In the comments: <c>&lt;!-- peers begin … --&gt;</c> and <c>&lt;!-- peers end --&gt;</c>.</param>
public sealed record MarkedSection(string Name)
{
    private string Begin => $"<!-- {Name} begin";

    private string End => $"<!-- {Name} end -->";

    /// <returns>The generated part, without the empty lines around it, with one line break at its end.</returns>
    /// <exception cref="VitrineException">A comment is missing.</exception>
    public string Read(string document)
    {
        var (first, end) = Find(document);
        return document[first..end].Trim('\n') + "\n";
    }

    /// <returns>The document with another generated part.</returns>
    /// <exception cref="VitrineException">A comment is missing.</exception>
    public string Replace(string document, string content)
    {
        var (first, end) = Find(document);
        return $"{document[..first]}\n\n{content.Trim('\n')}\n\n{document[end..]}";
    }

    /// <summary>Replaces the generated part of a file, in English whatever is spoken: so are the documents.</summary>
    /// <exception cref="VitrineException">A comment is missing.</exception>
    internal void Rewrite(string path, Func<string> content)
    {
        var spoken = Language.Current;
        try
        {
            Language.English.Use();
            AtomicFile.WriteText(path, Replace(File.ReadAllText(path), content()));
        }
        finally
        {
            spoken.Use();
        }
    }

    private (int First, int End) Find(string document)
    {
        const string CommentEnd = "-->";
        var begin = document.IndexOf(Begin, StringComparison.Ordinal);
        var first = begin < 0 ? -1 : document.IndexOf(CommentEnd, begin, StringComparison.Ordinal);
        var end = first < 0 ? -1 : document.IndexOf(End, first, StringComparison.Ordinal);
        return end < 0 ? throw VitrineException.InvalidData(ComparisonText.NoMarkers.Fill(Begin, End)) : (first + CommentEnd.Length, end);
    }
}
