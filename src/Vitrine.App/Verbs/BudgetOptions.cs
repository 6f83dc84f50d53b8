using System.Globalization;
using Vitrine.App.Progress;
using Vitrine.App.Tables;
using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Runs;
using Vitrine.Training;
using Vitrine.Training.Budgets;

namespace Vitrine.App.Verbs;

/// <summary>What a model may cost, from which the recipe follows.</summary>
internal static class BudgetOptions
{
    private const double LeastMilliseconds = 0.001, MostMilliseconds = 60_000;

    internal static readonly VerbOption In = new("--in", () => VerbText.OptionIn) { ValueName = () => VerbText.PlaceTime };

    internal static readonly VerbOption MaxParameters = new("--max-parameters", () => VerbText.OptionMaxParameters) { ValueName = () => "N" };

    internal static readonly VerbOption MaxMilliseconds = new("--max-milliseconds", () => VerbText.OptionMaxMilliseconds) { ValueName = () => "X" };

    internal static readonly IReadOnlyList<VerbOption> All = [In, MaxParameters, MaxMilliseconds];

    internal static bool HasTime(Invocation invocation) => invocation.Value(In) is not null;

    /// <summary>Calibrates and chooses, and says what was chosen; without a budget, the options as they are.</summary>
    internal static async Task<RunOptions> ApplyAsync(Invocation invocation, RunOptions options, CancellationToken cancellation)
    {
        var budget = Read(invocation);
        if (!budget.IsLimited)
            return options;
        var display = ProgressDisplays.For(invocation);
        try
        {
            var dataset = await DataAccess.OpenAsync(invocation, display, cancellation);
            display.Activity(VerbText.Calibrating);
            var training = new TrainingOptions { Device = options.Device, Time = invocation.Terminal.Time };
            var (recipe, plan) = BudgetPlanner.Plan(budget, Candidates(invocation, options.Recipe), dataset.Train, training, cancellation);
            plan = dataset.Name == FashionMnist.Name ? plan : plan with { ExpectedAccuracy = null };
            display.Clear();
            display.Line(Sentence(recipe, plan));
            return options with { Recipe = recipe, Plan = plan };
        }
        finally
        {
            display.Clear();
        }
    }

    /// <exception cref="VitrineException">Usage: it is no time at all.</exception>
    internal static TimeSpan? Time(Invocation invocation, VerbOption option) =>
        invocation.Duration(option) is var time && time != TimeSpan.Zero ? time : throw VitrineException.InvalidUsage(VerbText.NoTime.Fill(option.Name));

    private static TrainingBudget Read(Invocation invocation)
    {
        var time = Time(invocation, In);
        if (time is not null && invocation.Has(RecipeOptions.Epochs))
            throw VitrineException.InvalidUsage(VerbText.OneOfTwo.Fill(In.Name, RecipeOptions.Epochs.Name));
        return new TrainingBudget { Time = time, MaxParameters = invocation.WholeNumber(MaxParameters, minimum: 1), MaxMilliseconds = invocation.Number(MaxMilliseconds, LeastMilliseconds, MostMilliseconds) };
    }

    /// <summary>A recipe that was named stays; otherwise every preset is a candidate, with what was given beside it.</summary>
    private static IEnumerable<Recipe> Candidates(Invocation invocation, Recipe given)
    {
        var isNamed = new[] { RecipeOptions.Preset, RecipeOptions.RecipeFile, RecipeOptions.Architecture, RecipeOptions.From }.Any(invocation.Has);
        return isNamed ? [given] : Recipes.All.Values.Select(preset => preset with
        {
            Seed = given.Seed,
            Precision = given.Precision,
            Distillation = given.Distillation,
            Epochs = invocation.Has(RecipeOptions.Epochs) ? given.Epochs : preset.Epochs,
        });
    }

    private static string Sentence(Recipe recipe, BudgetPlan plan)
    {
        var length = VerbText.PlanLength.Fill(recipe.Name, recipe.Epochs, Clock.Text(TimeSpan.FromSeconds(plan.PlannedSeconds)));
        var speed = plan.Milliseconds is { } each ? VerbText.PlanSpeed.Fill(each.ToString("0.###", CultureInfo.CurrentCulture)) : "";
        var accuracy = plan.ExpectedAccuracy is { } expected ? VerbText.PlanAccuracy.Fill(expected.ToString("P1", CultureInfo.CurrentCulture)) : VerbText.PlanAccuracyUnknown;
        return $"{length}{speed}; {accuracy}.";
    }
}
