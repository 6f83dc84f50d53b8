using Vitrine.Bundles;
using Vitrine.Training;

namespace Vitrine.Runs;

/// <summary>What a run would do.</summary>
/// <param name="Recipe">With what it left open settled.</param>
/// <param name="Data">Name of the data set.</param>
/// <param name="TrainCount">Images to train on.</param>
/// <param name="ValidationCount">Images held out.</param>
/// <param name="Device">Where torch would compute.</param>
/// <param name="ParameterCount">Trained parameters of the network.</param>
/// <param name="Costs">As measured just now.</param>
/// <param name="ImproveSeconds">What the search for a better recipe may take on top.</param>
/// <param name="PeakMemoryBytes">Of this process, the steps at the run's own batch size included.</param>
/// <param name="Parity">Of the saved and loaded model with the one in memory.</param>
/// <param name="Folder">Where the run would write.</param>
/// <param name="Files">What it would write there.</param>
public sealed record DryRunReport(
    Recipe Recipe,
    string Data,
    int TrainCount,
    int ValidationCount,
    string Device,
    long ParameterCount,
    TrainingCosts Costs,
    double ImproveSeconds,
    long PeakMemoryBytes,
    ParityReport Parity,
    string Folder,
    IReadOnlyList<string> Files)
{
    public long StepCount => (long)Costs.StepsPerEpoch * Recipe.Epochs;

    /// <summary>Of training, validation included.</summary>
    public double EstimatedTrainSeconds => Costs.SecondsOf(Recipe.Epochs);
}
