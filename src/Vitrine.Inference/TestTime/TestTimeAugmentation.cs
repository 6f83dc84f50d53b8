namespace Vitrine.Inference.TestTime;

/// <summary>
/// Test-time augmentation: the network sees several views of an image, and its logits are averaged before the softmax. It costs a
/// pass of the network for each view and makes a model a little more accurate.
/// </summary>
public sealed record TestTimeAugmentation
{
    /// <summary>The image as it is, once.</summary>
    public static readonly TestTimeAugmentation Off = new();

    public TestTimeViews Views { get; init; } = TestTimeViews.None;

    /// <summary>
    /// Only images whose plain answer is less probable than this are looked at again, 0–1: most answers are sure, and the sure ones hardly
    /// change. 1 looks at every image again.
    /// </summary>
    public double Below { get; init; } = 1;

    /// <summary>Whether any image can get more than one view.</summary>
    internal bool IsOn => Views != TestTimeViews.None;

    /// <summary>Whether <see cref="Below"/> is a probability above 0.</summary>
    internal bool IsValid => Below is > 0 and <= 1;

    /// <param name="confidence">Probability of the plain answer, which rounds to 1 where it is very sure.</param>
    internal bool Selects(float confidence) => IsOn && (Below >= 1 || confidence < Below);
}
