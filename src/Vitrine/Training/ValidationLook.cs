namespace Vitrine.Training;

/// <summary>Validation inside the first epoch, where accuracy moves too fast for a look an epoch.</summary>
/// <param name="Epoch">The part of the first epoch that was done, 0–1.</param>
/// <param name="Loss">In nats.</param>
/// <param name="Accuracy">0–1.</param>
/// <param name="ElapsedSeconds">Inside the training loop up to the end of this look, those before it included.</param>
public sealed record ValidationLook(double Epoch, double Loss, double Accuracy, double ElapsedSeconds);
