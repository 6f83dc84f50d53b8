using System.Text.Json.Nodes;
using Vitrine.Improvement.Spaces;

namespace Vitrine.Tests.Improvement.Spaces;

/// <summary>Search spaces for tests.</summary>
internal static class TestSpaces
{
    /// <summary>Every kind of parameter and a condition.</summary>
    internal static SearchSpace Varied { get; } = new(
    [
        new RealParameter { Name = "rate", Low = 1e-4, High = 0.1, Scale = AxisScale.Logarithmic },
        new RealParameter { Name = "share", Low = -1, High = 1 },
        new IntegerParameter { Name = "width", Low = 16, High = 128, Step = 16, Scale = AxisScale.Logarithmic },
        new IntegerParameter { Name = "depth", Low = 1, High = 4 },
        new OptionParameter { Name = "optimizer", Options = ["adamW", "muon", "sgd"] },
        new RealParameter { Name = "momentum", Low = 0.5, High = 0.99, When = Where("optimizer", "muon", "sgd") },
        new OptionParameter { Name = "flip", Options = [true, false] },
    ]);

    /// <summary>Two real numbers in [0, 1].</summary>
    internal static SearchSpace Square { get; } = new([new RealParameter { Name = "x", Low = 0, High = 1 }, new RealParameter { Name = "y", Low = 0, High = 1 }]);

    internal static IReadOnlyDictionary<string, IReadOnlyList<JsonNode>> Where(string name, params JsonNode[] values) =>
        new Dictionary<string, IReadOnlyList<JsonNode>> { [name] = values };
}
