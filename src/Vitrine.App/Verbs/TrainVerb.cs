using Vitrine.Runs;

namespace Vitrine.App.Verbs;

/// <summary>Stages 3–5 and the bundle: a model without the search and without touching the test split.</summary>
internal sealed class TrainVerb : Verb
{
    internal override string Name => "train";

    internal override string Summary => VerbText.TrainSummary;

    internal override string? Description => VerbText.TrainDescription;

    internal override IReadOnlyList<VerbOption> Options => RecipeOptions.All;

    internal override IReadOnlyList<Example> Examples =>
    [
        new("train --epochs 10", VerbText.TrainExampleEpochs),
        new("train --in 5min --max-parameters 100000", VerbText.TrainExampleBudget),
        new("train --recipe recipe.json --precision single", VerbText.TrainExampleRecipe),
        new("train --preset seed --teacher latest", VerbText.TrainExampleTeacher),
        new("train --from small --data pictures", VerbText.TrainExampleFrom),
        new("train --recipe recipe.json --dry-run", VerbText.TrainExampleDryRun),
        new("train --architecture network.json --overfit-batch", VerbText.TrainExampleOverfit),
        new("train --architecture network.json --out runs/mine", VerbText.TrainExampleArchitecture),
    ];

    internal override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var options = await BudgetOptions.ApplyAsync(invocation, RecipeOptions.Read(invocation) with { FinalEvaluation = false }, cancellation);
        if (await TrainingChecks.RunAsync(invocation, options, cancellation) is { } exitCode)
            return exitCode;
        return await RunVerb.CarryOutAsync(invocation, progress => Pipeline.RunAsync(options, progress, invocation.Terminal.Time, cancellation));
    }
}
