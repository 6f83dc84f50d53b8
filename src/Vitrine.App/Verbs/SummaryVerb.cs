using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.Models;

namespace Vitrine.App.Verbs;

/// <summary>Stage 4: a network's layers with shapes and costs.</summary>
internal sealed class SummaryVerb : Verb
{
    private const int FashionMnistClasses = 10;

    private static readonly VerbOption Classes = new("--classes", () => VerbText.OptionClasses) { ValueName = () => "N", Default = "10" };

    internal override string Name => "summary";

    internal override string Summary => VerbText.SummarySummary;

    internal override string? Description => VerbText.SummaryDescription;

    internal override IReadOnlyList<VerbOption> Options => [RecipeOptions.Preset, RecipeOptions.Architecture, ImageSizeOption.Input, Classes];

    internal override IReadOnlyList<Example> Examples =>
    [
        new("summary", VerbText.SummaryExample),
        new("summary --architecture network.json --input 32x32 --classes 100", VerbText.SummaryExampleFile),
    ];

    internal override Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var recipe = RecipeOptions.ReadRecipe(invocation);
        var (height, width) = ImageSizeOption.Read(invocation);
        var classCount = invocation.WholeNumber(Classes, minimum: 2, maximum: ushort.MaxValue) ?? FashionMnistClasses;
        var summary = recipe.Architecture.Summarize(height, width, classCount);
        var name = invocation.Value(RecipeOptions.Architecture) ?? recipe.Name;
        if (invocation.IsJson)
            JsonOutput.Write(invocation.Terminal, new { name, summary.InputShape, summary.Layers, Parameters = summary.ParameterCount, summary.MultiplyAccumulates, recipe.Architecture });
        else
            RichConsole.Write(invocation.Terminal, SummaryTable.Of(summary, name, invocation.Terminal.Width));
        return Task.FromResult(0);
    }
}
