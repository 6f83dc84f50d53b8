namespace Vitrine.Improvement.Spaces;

/// <summary>A point of a search space: of each parameter that exists there its coordinate.</summary>
public sealed class Choice(IReadOnlyDictionary<string, double> coordinates) : IEquatable<Choice>
{
    // compared with thousands of others
    private readonly int hash = coordinates.Aggregate(0, (hash, each) => hash ^ HashCode.Combine(each.Key, each.Value));

    public IReadOnlyDictionary<string, double> Coordinates { get; } = coordinates;

    /// <summary>Null where the parameter does not exist here.</summary>
    public double? this[string name] => Coordinates.TryGetValue(name, out var coordinate) ? coordinate : null;

    public bool Equals(Choice? other) =>
        other is not null && hash == other.hash && Coordinates.Count == other.Coordinates.Count && Coordinates.All(each => other[each.Key] is { } coordinate && coordinate.Equals(each.Value));

    public override bool Equals(object? obj) => Equals(obj as Choice);

    public override int GetHashCode() => hash;
}
