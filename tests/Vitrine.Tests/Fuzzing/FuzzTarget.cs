namespace Vitrine.Tests.Fuzzing;

/// <summary>A parser of files that may come from anywhere.</summary>
/// <param name="Name">For people, and of its line in the results.</param>
/// <param name="Seeds">Files that it reads.</param>
/// <param name="Parse">Reads a file of these bytes; a <see cref="Vitrine.Inference.VitrineException"/> is a refusal, any other exception a defect.</param>
/// <param name="Expansion">Bytes that may be allocated for one of the file; more than a few only where files are compressed, of what they unpack to.</param>
internal sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Seeds, Action<byte[]> Parse, int Expansion = FuzzTarget.PlainExpansion)
{
    internal const int PlainExpansion = 4;

    public override string ToString() => Name;
}
