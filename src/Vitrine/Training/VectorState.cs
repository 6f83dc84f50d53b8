using TorchSharp;
using Vitrine.Models;

namespace Vitrine.Training;

/// <summary>Named float vectors that live as long as a run and travel in its checkpoint.</summary>
internal sealed class VectorState : IDisposable
{
    private readonly OrderedDictionary<string, torch.Tensor> vectors = [];

    /// <summary>Shares its memory with the state; no dispose scope owns it.</summary>
    internal torch.Tensor this[string name] => vectors[name];

    /// <param name="name">In the checkpoint.</param>
    /// <param name="first">Copied; on the device where the state is to live.</param>
    internal void Add(string name, torch.Tensor first)
    {
        using var scope = torch.NewDisposeScope();
        vectors.Add(name, first.detach().clone().DetachFromDisposeScope());
    }

    public void Dispose()
    {
        foreach (var vector in vectors.Values)
            vector.Dispose();
        vectors.Clear();
    }

    internal IReadOnlyDictionary<string, Weight> Read()
    {
        using var scope = torch.NewDisposeScope();
        return new OrderedDictionary<string, Weight>(vectors.Select(entry =>
            KeyValuePair.Create(entry.Key, new Weight(entry.Value.shape, entry.Value.cpu().data<float>().ToArray()))));
    }

    /// <exception cref="KeyNotFoundException">A vector of this state is not among them.</exception>
    internal void Load(IReadOnlyDictionary<string, Weight> values)
    {
        using var scope = torch.NewDisposeScope();
        foreach (var (name, vector) in vectors)
            vector.copy_(torch.tensor(values[name].Values));
    }
}
