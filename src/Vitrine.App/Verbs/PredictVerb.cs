using Vitrine.App.Terminals;
using Vitrine.Inference;
using Vitrine.Inference.Preprocessing;

namespace Vitrine.App.Verbs;

/// <summary>Classifies pictures. Must answer at once: nothing here touches the training library, torch or Spectre.Console.</summary>
internal sealed class PredictVerb : Verb
{
    private const int DefaultTop = 3;

    private static readonly VerbOption Top = new("--top", () => VerbText.OptionTop) { ValueName = () => "N", Default = "3" };

    private static readonly VerbOption Background = new("--background", () => VerbText.OptionBackground)
    {
        ValueName = () => "auto|light|dark",
        Default = "auto",
        Choices = () => ["auto", "light", "dark"],
    };

    internal override string Name => "predict";

    internal override string Summary => VerbText.PredictSummary;

    internal override string? Description => VerbText.PredictDescription;

    internal override IReadOnlyList<VerbOperand> Operands =>
    [
        new(() => VerbText.PlaceBundle, () => VerbText.OperandBundle),
        new(() => VerbText.PlaceImage, () => VerbText.OperandImage, IsRepeatable: true),
    ];

    internal override IReadOnlyList<VerbOption> Options => [Top, Background, .. ViewOptions.All];

    internal override IReadOnlyList<Example> Examples =>
    [
        new("predict latest boot.png bag.jpg", VerbText.PredictExample),
        new("predict my-model boot.png --top 5 --json", VerbText.PredictExampleJson),
    ];

    internal override Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var top = invocation.WholeNumber(Top, minimum: 1) ?? DefaultTop;
        var picture = new PictureOptions { Background = BackgroundOf(invocation.Value(Background)) };
        var views = ViewOptions.Read(invocation);
        using var classifier = Classifier.Load(RunPaths.Bundle(invocation.Terminal, invocation.Operands[0]), views);
        var answers = new List<PictureAnswer>();
        foreach (var path in invocation.Operands.Skip(1))
        {
            cancellation.ThrowIfCancellationRequested();
            answers.Add(Ask(classifier, invocation.Terminal, path, picture, top));
        }
        Show(invocation, classifier.Name, answers);
        return Task.FromResult(answers.Any(answer => answer.Error is not null) ? (int)FailureKind.DataOrModel : 0);
    }

    /// <summary>A picture that cannot be read is no reason to keep the others waiting.</summary>
    private static PictureAnswer Ask(Classifier classifier, Terminal terminal, string path, PictureOptions options, int top)
    {
        try
        {
            var probabilities = classifier.Predict(terminal.Resolve(path), options).Probabilities;
            var likeliest = Enumerable.Range(0, probabilities.Count).OrderByDescending(index => probabilities[index]).Take(top);
            return new PictureAnswer(path, [.. likeliest.Select(index => new ClassAnswer(index, classifier.Classes[index], probabilities[index]))]);
        }
        catch (VitrineException problem)
        {
            return new PictureAnswer(path, [], problem.Message);
        }
    }

    private static void Show(Invocation invocation, string model, List<PictureAnswer> answers)
    {
        foreach (var answer in answers.Where(answer => answer.Error is not null))
            invocation.Terminal.Error.WriteLine("vitrine: " + answer.Error);
        if (invocation.IsJson)
            JsonOutput.Write(invocation.Terminal, new PredictDocument(model, answers), QuickJson.Readable.PredictDocument);
        else
            invocation.Terminal.Output.Write(PredictLines.Of([.. answers.Where(answer => answer.Error is null)], invocation.Terminal.Width));
    }

    private static PictureBackground BackgroundOf(string? value) => value switch
    {
        "light" => PictureBackground.Light,
        "dark" => PictureBackground.Dark,
        _ => PictureBackground.Auto,
    };
}
