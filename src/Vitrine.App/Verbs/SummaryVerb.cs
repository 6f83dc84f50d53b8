using System.Globalization;
using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.Inference;
using Vitrine.Models;

namespace Vitrine.App.Verbs;

/// <summary>Stage 4: a network's layers with shapes and costs.</summary>
internal sealed class SummaryVerb : Verb
{
    private const int FashionMnistSide = 28;
    private const int FashionMnistClasses = 10;

    private static readonly VerbOption Input = new("--input", () => VerbText.OptionInput) { ValueName = () => VerbText.PlaceSize, Default = "28x28" };

    private static readonly VerbOption Classes = new("--classes", () => VerbText.OptionClasses) { ValueName = () => "N", Default = "10" };

    internal override string Name => "summary";

    internal override string Summary => VerbText.SummarySummary;

    internal override string? Description => VerbText.SummaryDescription;

    internal override IReadOnlyList<VerbOption> Options => [RecipeOptions.Preset, RecipeOptions.Architecture, Input, Classes];

    internal override IReadOnlyList<Example> Examples =>
    [
        new("summary", VerbText.SummaryExample),
        new("summary --architecture network.json --input 32x32 --classes 100", VerbText.SummaryExampleFile),
    ];

    internal override Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var recipe = RecipeOptions.ReadRecipe(invocation);
        var (height, width) = Size(invocation);
        var classCount = invocation.WholeNumber(Classes, minimum: 2, maximum: ushort.MaxValue) ?? FashionMnistClasses;
        var summary = recipe.Architecture.Summarize(height, width, classCount);
        var name = invocation.Value(RecipeOptions.Architecture) ?? recipe.Name;
        if (invocation.IsJson)
            JsonOutput.Write(invocation.Terminal, new { name, summary.InputShape, summary.Layers, Parameters = summary.ParameterCount, summary.MultiplyAccumulates, recipe.Architecture });
        else
            RichConsole.Write(invocation.Terminal, SummaryTable.Of(summary, name, invocation.Terminal.Width));
        return Task.FromResult(0);
    }

    private static (int Height, int Width) Size(Invocation invocation)
    {
        if (invocation.Value(Input) is not { } text)
            return (FashionMnistSide, FashionMnistSide);
        return text.Split('x', '×') is [var height, var width] && Side(height) is { } rows && Side(width) is { } columns
            ? (rows, columns)
            : throw VitrineException.InvalidUsage(VerbText.BadSize.Fill(Input.Name, text));
    }

    private static int? Side(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var side) && side is > 0 and <= 4096 ? side : null;
}
