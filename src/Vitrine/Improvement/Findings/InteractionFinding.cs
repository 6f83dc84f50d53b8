namespace Vitrine.Improvement.Findings;

/// <summary>Two parameters of which one matters more, or otherwise, depending on the other.</summary>
/// <param name="First">A parameter's name.</param>
/// <param name="Second">Another's.</param>
/// <param name="FirstCoordinates">Of its range, in order.</param>
/// <param name="SecondCoordinates">Of its range, in order.</param>
/// <param name="Expected">[first][second]: what is expected of the objective there, all else as it was.</param>
/// <param name="Strength">How far that is from the sum of what each does alone: a root mean square, in the objective's unit.</param>
public sealed record InteractionFinding(
    string First, string Second, IReadOnlyList<double> FirstCoordinates, IReadOnlyList<double> SecondCoordinates, IReadOnlyList<IReadOnlyList<double>> Expected, double Strength);
