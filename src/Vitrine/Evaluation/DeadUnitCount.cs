namespace Vitrine.Evaluation;

/// <summary>How many units of a rectifying layer answered 0 to every image that was looked at.</summary>
/// <param name="Layer">Its name in the model, e.g. <c>residual_1.relu_1</c>.</param>
/// <param name="UnitCount">Channels of feature maps, or features of a flat vector.</param>
/// <param name="DeadCount">Of those, never above 0, for no image and at no pixel.</param>
public sealed record DeadUnitCount(string Layer, int UnitCount, int DeadCount);
