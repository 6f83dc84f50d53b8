using System.Runtime.CompilerServices;
using Xunit;

namespace Vitrine.Tests.Snapshots;

/// <summary>
/// Text that people see, kept beside this file and compared exactly, so that every change of it is a reviewed diff.
/// <c>VITRINE_UPDATE_SNAPSHOTS=1 ./test</c> rewrites the files.
/// </summary>
public static class Snapshot
{
    private const string UpdateVariable = "VITRINE_UPDATE_SNAPSHOTS";

    /// <summary>Compares with <c>Snapshots/{name}.txt</c>; line endings do not count.</summary>
    public static void Match(string name, string text) => MatchFile(Path.Combine(Folder(), name + ".txt"), text);

    /// <summary>The same with a file that lies elsewhere, since people use it there.</summary>
    public static void MatchFile(string path, string text)
    {
        var name = Path.GetFileName(path);
        var actual = Normalized(text);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
            File.WriteAllText(path, actual);
        if (!File.Exists(path))
            Assert.Fail($"There is no snapshot {name}: check the text below, then run the test with {UpdateVariable}=1.\n{actual}");
        var expected = Normalized(File.ReadAllText(path));
        if (expected != actual)
            Assert.Fail($"{Difference(name, expected.Split('\n'), actual.Split('\n'))}\nIf that is meant, run the test with {UpdateVariable}=1.");
    }

    private static string Normalized(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    private static string Difference(string name, string[] expected, string[] actual)
    {
        var line = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"Snapshot {name} differs from line {line + 1} on.\nExpected: {LineAt(expected, line)}\nActual:   {LineAt(actual, line)}";
    }

    private static string LineAt(string[] lines, int index) => index < lines.Length ? lines[index] : "(end of text)";

    private static string Folder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;
}
