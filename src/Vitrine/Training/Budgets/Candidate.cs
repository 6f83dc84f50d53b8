namespace Vitrine.Training.Budgets;

/// <summary>A recipe as measured on this machine.</summary>
/// <param name="Recipe">With its own number of epochs.</param>
/// <param name="SecondsPerEpoch">Validation included.</param>
/// <param name="SecondsAtEnd">Of what follows the last epoch.</param>
/// <param name="Milliseconds">To classify one image; null where it was not asked for.</param>
internal sealed record Candidate(Recipe Recipe, double SecondsPerEpoch, double SecondsAtEnd, double? Milliseconds)
{
    internal double Seconds => (Recipe.Epochs * SecondsPerEpoch) + SecondsAtEnd;
}
