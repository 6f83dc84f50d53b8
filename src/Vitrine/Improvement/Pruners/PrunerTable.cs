using Vitrine.Inference;

namespace Vitrine.Improvement.Pruners;

/// <summary>Every pruner by its name: the one list that reading, help and the conformance suite share.</summary>
public static class PrunerTable
{
    public static readonly IReadOnlyDictionary<string, Func<PruningOptions, IPruner>> All = new OrderedDictionary<string, Func<PruningOptions, IPruner>>
    {
        ["asha"] = options => new SuccessiveHalvingPruner(options),
        ["hyperband"] = options => new HyperbandPruner(options),
        ["median"] = options => new MedianPruner(options),
        ["none"] = _ => new NoPruner(),
    };

    /// <exception cref="VitrineException">There is no such pruner; the message lists those there are.</exception>
    public static IPruner Named(string name, PruningOptions options) =>
        All.TryGetValue(name, out var create) ? create(options) : throw VitrineException.InvalidUsage(PrunersText.Unknown.Fill(name, string.Join(", ", All.Keys)));
}
