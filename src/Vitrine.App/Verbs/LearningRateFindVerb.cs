using Vitrine.App.Progress;
using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.Charts;
using Vitrine.Inference;
using Vitrine.Training;

namespace Vitrine.App.Verbs;

/// <summary>Looks for a learning rate.</summary>
internal sealed class LearningRateFindVerb : Verb
{
    private static readonly VerbOption Out = new("--out", () => VerbText.OptionChartOut) { ValueName = () => VerbText.PlaceFolder, Default = "figures" };

    internal override string Name => "lr-find";

    internal override string Summary => VerbText.LearningRateSummary;

    internal override string? Description => VerbText.LearningRateDescription;

    internal override IReadOnlyList<VerbOption> Options =>
    [
        RecipeOptions.Preset, RecipeOptions.RecipeFile, RecipeOptions.Data, RecipeOptions.Seed, RecipeOptions.Architecture, RecipeOptions.From, RecipeOptions.Precision, RecipeOptions.Device, Out,
    ];

    internal override IReadOnlyList<Example> Examples =>
    [
        new("lr-find", VerbText.LearningRateExample),
        new("lr-find --architecture network.json --data photos --json", VerbText.LearningRateExampleOwn),
    ];

    internal override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var recipe = RecipeOptions.ReadRecipe(invocation);
        var options = new TrainingOptions { Device = invocation.Value(RecipeOptions.Device) ?? "auto", Time = invocation.Terminal.Time };
        var display = ProgressDisplays.For(invocation);
        try
        {
            var dataset = await DataAccess.OpenAsync(invocation, display, cancellation);
            display.Activity(VerbText.Trying.Fill(recipe.Name));
            var curve = LearningRateSweep.Run(recipe, dataset.Train, options, cancellation);
            var folder = invocation.FullPath(Out) ?? invocation.Terminal.Resolve(Out.Default!);
            var figures = ChartFiles.Save(folder, [LearningRateSweepChart.Draw(curve)]);
            display.Clear();
            Show(invocation, recipe, curve, figures);
            return 0;
        }
        finally
        {
            display.Clear();
        }
    }

    private static void Show(Invocation invocation, Recipe recipe, LearningRateCurve curve, IReadOnlyList<string> figures)
    {
        if (invocation.IsJson)
            JsonOutput.Write(invocation.Terminal, new { recipe.Name, recipe.LearningRate, curve.Valley, curve.Steepest, curve.Points, figures });
        else
            RichConsole.Write(invocation.Terminal, LearningRateTable.Of(curve, recipe, figures[0]));
    }
}
