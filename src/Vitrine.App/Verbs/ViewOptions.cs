using Vitrine.Inference;
using Vitrine.Inference.TestTime;

namespace Vitrine.App.Verbs;

/// <summary>Test-time augmentation, where a saved model is asked. Knows nothing of the training library, so that <c>predict</c> need not load it.</summary>
internal static class ViewOptions
{
    internal static readonly VerbOption Views = new("--tta", () => VerbText.OptionViews)
    {
        ValueName = () => "none|flip|flip-shift|flip-cross",
        Choices = () => ["none", "flip", "flip-shift", "flip-cross"],
    };

    internal static readonly VerbOption Below = new("--tta-below", () => VerbText.OptionViewsBelow) { ValueName = () => "P", Default = "1" };

    internal static readonly IReadOnlyList<VerbOption> All = [Views, Below];

    /// <summary>The bundle's own views where none are asked for.</summary>
    internal static ClassifierOptions Read(Invocation invocation)
    {
        var below = invocation.Number(Below, minimum: 0.01, maximum: 1);
        if (invocation.Value(Views) is not { } name)
            return below is null ? new ClassifierOptions() : throw VitrineException.InvalidUsage(VerbText.BelowWithoutViews.Fill(Below.Name, Views.Name));
        return new ClassifierOptions { TestTimeAugmentation = new TestTimeAugmentation { Views = Named(name), Below = below ?? 1 } };
    }

    private static TestTimeViews Named(string name) => name switch
    {
        "flip" => TestTimeViews.Flip,
        "flip-shift" => TestTimeViews.FlipShift,
        "flip-cross" => TestTimeViews.FlipCross,
        _ => TestTimeViews.None,
    };
}
