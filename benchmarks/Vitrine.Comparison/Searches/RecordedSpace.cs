using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Training;

namespace Vitrine.Comparison.Searches;

/// <summary>What is recorded: small dense networks around the preset <c>seed</c>.</summary>
internal static class RecordedSpace
{
    /// <summary>A power of three, so that successive halving has all its rungs.</summary>
    private const int Epochs = 27;

    /// <summary>Most images judge: differences between neighbours in the table are small.</summary>
    private const double ValidationShare = 0.7;

    internal static readonly Recipe Start = Recipes.Seed with { ValidationShare = ValidationShare };

    internal static readonly SearchSpace Space = new(
    [
        new OptionParameter { Name = "network.kind", Options = ["dense"] },
        new OptionParameter { Name = "network.width", Options = [32, 64, 128] },
        new OptionParameter { Name = "network.stages", Options = [1, 2] },
        new OptionParameter { Name = "network.activation", Options = ["relu", "gelu"] },
        new OptionParameter { Name = "network.dropout", Options = [0, 0.2] },
        new OptionParameter { Name = "learningRate", Options = [0.001, 0.003, 0.01, 0.03, 0.1] },
        new OptionParameter { Name = "weightDecay", Options = [0.01, 0.1, 1] },
    ]);

    internal static StudySettings Settings() => new()
    {
        Space = Space,
        Sampler = "random",
        Pruner = "none",
        MaximumStep = Epochs,
        TrialCount = RecordedTable.ChoicesOf(Space).Count(),
    };
}
