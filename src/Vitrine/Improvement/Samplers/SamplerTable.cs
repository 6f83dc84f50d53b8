using Vitrine.Inference;

namespace Vitrine.Improvement.Samplers;

/// <summary>Every sampler by its name: the one list that reading, help and the conformance suite share.</summary>
public static class SamplerTable
{
    public static readonly IReadOnlyDictionary<string, Func<ISampler>> All = new OrderedDictionary<string, Func<ISampler>>
    {
        ["tpe"] = () => new TpeSampler(),
        ["sobol"] = () => new SobolSampler(),
        ["random"] = () => new RandomSampler(),
    };

    /// <exception cref="VitrineException">There is no such sampler; the message lists those there are.</exception>
    public static ISampler Named(string name) =>
        All.TryGetValue(name, out var create) ? create() : throw VitrineException.InvalidUsage(SamplersText.Unknown.Fill(name, string.Join(", ", All.Keys)));
}
