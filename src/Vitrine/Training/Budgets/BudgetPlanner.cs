using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Preprocessing;

namespace Vitrine.Training.Budgets;

/// <summary>
/// Finds the recipe and the length of its schedule for a budget: takes a few real steps of every recipe that may fit, on this machine and this
/// data, and chooses by the accuracies that were measured before.
/// </summary>
public sealed class BudgetPlanner
{
    /// <summary>Of each round of a calibration, of which there are two: a budget has at least some hundred steps, so that this stays a few percent of it.</summary>
    private const int StepCount = 2;

    private readonly TrainingBudget budget;
    private readonly TrainingOptions options;
    private readonly long startedAt;

    private BudgetPlanner(TrainingBudget budget, TrainingOptions options)
    {
        (this.budget, this.options) = (budget, options);
        startedAt = options.Time.GetTimestamp();
    }

    private TimeSpan? TimeLeft => budget.Time - options.Time.GetElapsedTime(startedAt);

    /// <param name="budget">Time, size and speed allowed.</param>
    /// <param name="recipes">To choose from, e.g. all presets; one whose schedule alone is to be chosen.</param>
    /// <param name="train">The official training split.</param>
    /// <param name="options">Device and clock.</param>
    /// <param name="cancellation">Ends the calibration at the next step.</param>
    /// <returns>The recipe with the length of its schedule, and why.</returns>
    /// <exception cref="VitrineException">Usage: nothing fits; the message says what would.</exception>
    public static (Recipe Recipe, BudgetPlan Plan) Plan(
        TrainingBudget budget, IEnumerable<Recipe> recipes, ImageSet train, TrainingOptions? options = null, CancellationToken cancellation = default) =>
        new BudgetPlanner(budget, options ?? new TrainingOptions()).Plan([.. recipes], train, ExpectedAccuracy.Measured, cancellation);

    private (Recipe Recipe, BudgetPlan Plan) Plan(IReadOnlyList<Recipe> recipes, ImageSet train, ExpectedAccuracy expectations, CancellationToken cancellation)
    {
        var measured = new List<Candidate>();
        foreach (var recipe in SmallEnough(recipes, train))
        {
            if (measured.Count > 0 && IsFarTooDear(recipe, measured[^1], train))
                break;
            measured.Add(Measure(recipe, train, cancellation));
        }
        var timeLimit = TimeLeft;
        var (chosen, accuracy) = BudgetChoice.Choose(FastEnough(measured), timeLimit, budget, expectations);
        var lastEpochLimit = timeLimit?.TotalSeconds - chosen.Costs.SecondsAtEnd;
        var plannedSeconds = chosen.Costs.SecondsOf(chosen.Recipe.Epochs);
        return (chosen.Recipe, new BudgetPlan(budget.Time?.TotalSeconds, lastEpochLimit, chosen.Costs.SecondsPerEpoch, plannedSeconds, chosen.Milliseconds, accuracy));
    }

    /// <summary>The cheapest to train first.</summary>
    private List<Recipe> SmallEnough(IReadOnlyList<Recipe> recipes, ImageSet train)
    {
        var sizes = recipes.Select(recipe => (Recipe: recipe, Summary: Summary(recipe, train))).OrderBy(each => each.Summary.MultiplyAccumulates).ToList();
        var fitting = sizes.Where(each => each.Summary.ParameterCount <= (budget.MaxParameters ?? long.MaxValue)).Select(each => each.Recipe).ToList();
        if (fitting.Count > 0)
            return fitting;
        var smallest = sizes.MinBy(each => each.Summary.ParameterCount);
        throw VitrineException.InvalidUsage(TrainingText.BudgetTooSmall.Fill(budget.MaxParameters, smallest.Recipe.Name, smallest.Summary.ParameterCount));
    }

    private List<Candidate> FastEnough(List<Candidate> candidates)
    {
        var fitting = candidates.Where(candidate => candidate.Milliseconds is not { } each || each <= budget.MaxMilliseconds).ToList();
        if (fitting.Count > 0)
            return fitting;
        var fastest = candidates.MinBy(candidate => candidate.Milliseconds)!;
        throw VitrineException.InvalidUsage(TrainingText.BudgetTooFast.Fill(budget.MaxMilliseconds, fastest.Recipe.Name, fastest.Milliseconds));
    }

    /// <summary>Judged by its multiply-accumulates alone, which flatters the smaller one: where even half of that would not fit, measuring would waste the budget.</summary>
    private bool IsFarTooDear(Recipe recipe, Candidate cheaper, ImageSet train)
    {
        var ratio = Summary(recipe, train).MultiplyAccumulates / (double)Summary(cheaper.Recipe, train).MultiplyAccumulates;
        return TimeLeft is { } left && cheaper.Costs.SecondsPerEpoch * ratio / 2 > left.TotalSeconds;
    }

    private Candidate Measure(Recipe recipe, ImageSet train, CancellationToken cancellation)
    {
        RecipeValidation.Require(recipe);
        var (rest, held) = Split.Stratified(train, recipe.ValidationShare, recipe.Seed);
        var (costs, result) = TrainingCosts.Measure(recipe, rest, held, StartingWeights.NormalizationFor(recipe, rest), StepCount, options, cancellation);
        return new Candidate(recipe, costs, budget.MaxMilliseconds is null ? null : PredictionLatency.Milliseconds(result, options.Time));
    }

    private static Models.ArchitectureSummary Summary(Recipe recipe, ImageSet train) =>
        recipe.Architecture.Summarize(train.Height, train.Width, train.Classes.Count);
}
