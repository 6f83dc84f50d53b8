using Vitrine.Training;
using Vitrine.Training.Budgets;

namespace Vitrine.Runs;

/// <summary>What a run is asked to do.</summary>
public sealed record RunOptions
{
    public Recipe Recipe { get; init; } = Recipes.Fast;

    /// <summary>A known name such as <c>fashion-mnist</c> or <c>sample</c>, or a folder.</summary>
    public string Data { get; init; } = "fashion-mnist";

    /// <summary>Where all of the run's files go; null makes a new folder under <c>runs/</c>, named by time and recipe.</summary>
    public string? Out { get; init; }

    /// <summary><c>auto</c>, <c>cpu</c> or <c>cuda</c>.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>What the search for a better recipe may take; zero is off.</summary>
    public TimeSpan Improve { get; init; }

    /// <summary>Why the recipe was chosen, if it was for a budget; its limit of time ends training.</summary>
    public BudgetPlan? Plan { get; init; }

    /// <summary>Whether the saved bundle is evaluated on the test split at the end, once.</summary>
    public bool FinalEvaluation { get; init; } = true;
}
