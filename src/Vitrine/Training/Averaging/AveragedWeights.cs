using TorchSharp;
using Vitrine.Models;

namespace Vitrine.Training.Averaging;

/// <summary>The averages that a recipe asks for; the last of them is what the world gets to see, and with none it is the network itself.</summary>
internal sealed class AveragedWeights : IDisposable
{
    private readonly OrderedDictionary<string, WeightAverage> averages = [];

    internal AveragedWeights(Recipe recipe, Network network)
    {
        // Lookahead changes the trained weights, so it goes before what only follows them.
        if (recipe.LookaheadSteps > 0)
            averages["lookahead"] = new Lookahead(network, recipe.LookaheadSteps, recipe.LookaheadRate);
        if (recipe.AverageDecay > 0)
            averages["exponential"] = new ExponentialAverage(network, recipe.AverageDecay);
    }

    public void Dispose()
    {
        foreach (var average in averages.Values)
            average.Dispose();
        averages.Clear();
    }

    /// <summary>Takes the network's weights as they are for the first average.</summary>
    internal void Begin()
    {
        using var noGradients = torch.no_grad();
        foreach (var average in averages.Values)
            average.Begin();
    }

    /// <summary>Follows the network after an optimiser's step.</summary>
    /// <param name="step">Steps done before in the whole run.</param>
    internal void Step(long step)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        foreach (var average in averages.Values)
            average.Follow(step);
    }

    /// <summary>Lets the network compute with what the world gets to see, until the result is disposed of; null where that is the network itself.</summary>
    internal ShownAverage? Show() => averages.Count == 0 ? null : averages.Values.Last().Show();

    internal IReadOnlyDictionary<string, Weight> ReadState() => new OrderedDictionary<string, Weight>(averages.SelectMany(average =>
        average.Value.ReadState().Select(entry => KeyValuePair.Create($"{average.Key}.{entry.Key}", entry.Value))));

    /// <exception cref="KeyNotFoundException">A vector of these averages is not among them.</exception>
    internal void LoadState(IReadOnlyDictionary<string, Weight> values)
    {
        foreach (var (name, average) in averages)
            average.LoadState(Checkpoint.Part(values, $"{name}."));
    }
}
