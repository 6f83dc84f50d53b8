namespace Vitrine.Improvement.Spaces;

/// <summary>What is searched where nothing else is asked for: small networks that convolve, how they are trained, and what keeps them from learning by heart.</summary>
public static class DefaultSpace
{
    /// <summary>The file inside the program, to be taken as a pattern.</summary>
    public static string Json { get; } = Read();

    public static SearchSpace Space { get; } = SearchSpaceJson.Parse(Json, Name);

    private const string Name = "default-space.json";

    private static string Read()
    {
        using var stream = typeof(DefaultSpace).Assembly.GetManifestResourceStream($"Improvement/{Name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
