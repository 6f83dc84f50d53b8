namespace Vitrine.Training.Budgets;

/// <summary>A measured accuracy.</summary>
/// <param name="Epochs">Length of the whole schedule.</param>
/// <param name="Accuracy">Mean on validation, below 1.</param>
/// <param name="RunCount">Runs of different seeds behind the mean.</param>
internal sealed record ExpectedPoint(string Preset, int Epochs, double Accuracy, int RunCount);
