namespace Vitrine.Models;

/// <summary>
/// The mean of several networks' weights (Wortsman et al. 2022, arXiv:2203.05482): one network that often does as well as all of them together, at the
/// cost of one. It holds for networks that began alike and went different ways from there; between others the mean is no good network.
/// </summary>
internal static class WeightMean
{
    /// <param name="models">At least one, all of one architecture.</param>
    /// <returns>By name, in the networks' order; running statistics are averaged too, and no longer fit the weights.</returns>
    internal static IReadOnlyDictionary<string, Weight> Of(IReadOnlyList<TrainedModel> models) =>
        new OrderedDictionary<string, Weight>(models[0].Weights.Keys.Select(name =>
            KeyValuePair.Create(name, Mean([.. models.Select(model => model.Weights[name])]))));

    private static Weight Mean(IReadOnlyList<Weight> weights)
    {
        var mean = new float[weights[0].Values.Length];
        for (var i = 0; i < mean.Length; i++)
            mean[i] = (float)(weights.Sum(weight => (double)weight.Values[i]) / weights.Count);
        return new Weight(weights[0].Shape, mean);
    }
}
