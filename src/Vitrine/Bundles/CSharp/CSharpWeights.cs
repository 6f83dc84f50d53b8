namespace Vitrine.Bundles.CSharp;

/// <summary>All weights of a program, one array after the other.</summary>
internal sealed class CSharpWeights
{
    private readonly List<float> values = [];

    /// <summary>Appends an array.</summary>
    /// <returns>Where it is now, as C#.</returns>
    internal string Add(float[] array)
    {
        values.AddRange(array);
        return $"weights.AsSpan({values.Count - array.Length}, {array.Length})";
    }

    internal float[] ToArray() => [.. values];
}
