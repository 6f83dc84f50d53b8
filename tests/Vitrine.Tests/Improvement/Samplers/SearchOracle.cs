using System.Text.Json;
using Vitrine.Tests.Data;

namespace Vitrine.Tests.Improvement.Samplers;

/// <summary>SciPy's numbers; Golden/scipy-oracles-search.py printed them.</summary>
internal static class SearchOracle
{
    internal static readonly JsonElement Numbers = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "Vitrine.Tests", "Golden", "scipy-oracles-search.json"))).RootElement;

    internal static double[] Array(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
}
