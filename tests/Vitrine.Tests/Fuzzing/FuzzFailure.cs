namespace Vitrine.Tests.Fuzzing;

/// <summary>A file that a parser neither read nor refused properly.</summary>
internal sealed class FuzzFailure(string target, string what, byte[] file, Exception? cause = null)
    : Exception($"{target} {what}; the file, {file.Length} bytes: {Convert.ToBase64String(file.AsSpan(0, Math.Min(file.Length, MostShown)))}", cause)
{
    private const int MostShown = 4096;

    internal byte[] File { get; } = file;
}
