namespace Vitrine.Reporting;

/// <summary>The run that another one goes on from, or repeats.</summary>
/// <param name="Folder">Where it lay.</param>
/// <param name="WeightsSha256">Of its weights.safetensors.</param>
/// <param name="EpochCount">Epochs behind its weights, those of the runs that it extends included.</param>
public sealed record RunOrigin(string Name, string Folder, string WeightsSha256, int EpochCount);
