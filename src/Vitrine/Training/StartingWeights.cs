using Vitrine.Bundles;
using Vitrine.Inference;
using Vitrine.Models;

namespace Vitrine.Training;

/// <summary>A saved model from whose weights a training goes on, be it with the same images or with others.</summary>
public static class StartingWeights
{
    /// <summary>The model's network, with a last layer that adapts to the classes at hand.</summary>
    /// <exception cref="VitrineException">The bundle is missing or damaged.</exception>
    public static Architecture NetworkOf(SavedModel start)
    {
        var architecture = ModelBundle.Load(start.Bundle).Architecture;
        return architecture.Layers[^1] is Dense head ? new Architecture([.. architecture.Layers.SkipLast(1), head with { Units = null }]) : architecture;
    }

    /// <summary>Copies weights and running statistics; a last layer for other classes stays as it was drawn.</summary>
    /// <param name="start">The model.</param>
    /// <param name="network">Freshly drawn.</param>
    /// <exception cref="VitrineException">The bundle is missing or damaged, has changed, or holds another network.</exception>
    internal static void Load(SavedModel start, Network network)
    {
        var given = ModelBundle.Load(start.Pinned().Bundle).Weights;
        var drawn = network.ReadWeights();
        var head = $"{drawn.Keys.Last().Split('.')[0]}.";
        bool Fits(string name) => given.TryGetValue(name, out var weight) && weight.Shape.SequenceEqual(drawn[name].Shape);
        if (drawn.Keys.Where(name => !name.StartsWith(head, StringComparison.Ordinal)).FirstOrDefault(name => !Fits(name)) is { } misfit)
            throw VitrineException.InvalidUsage(TrainingText.OtherNetwork.Fill(start.Bundle, misfit));
        if (given.Keys.FirstOrDefault(name => !drawn.ContainsKey(name)) is { } stray)
            throw VitrineException.InvalidUsage(TrainingText.OtherNetwork.Fill(start.Bundle, stray));
        network.LoadWeights(new OrderedDictionary<string, Weight>(drawn.Select(entry => Fits(entry.Key) ? KeyValuePair.Create(entry.Key, given[entry.Key]) : entry)));
    }
}
