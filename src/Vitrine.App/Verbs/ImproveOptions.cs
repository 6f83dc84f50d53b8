using System.Globalization;
using Vitrine.App.Studies;
using Vitrine.Improvement.Pruners;
using Vitrine.Improvement.Samplers;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;
using Vitrine.Inference;

namespace Vitrine.App.Verbs;

/// <summary>The options of <c>improve</c>, and what they come to.</summary>
internal static class ImproveOptions
{
    internal static readonly VerbOption PrintSpace = new("--print-space", () => VerbText.OptionPrintSpace);

    // Two rungs of successive halving, at 1 and 3 epochs, and long enough for a small network to show what it can.
    private const int DefaultTrialEpochs = 9;

    private const int DefaultConfirmation = 3;

    private static readonly VerbOption Space = new("--space", () => VerbText.OptionSpace) { ValueName = () => VerbText.PlaceFile };

    private static readonly VerbOption In = new("--in", () => VerbText.OptionImproveIn) { ValueName = () => VerbText.PlaceTime };

    private static readonly VerbOption Trials = new("--trials", () => VerbText.OptionTrials) { ValueName = () => "N" };

    private static readonly VerbOption TrialEpochs = new("--trial-epochs", () => VerbText.OptionTrialEpochs) { ValueName = () => "N", Default = Text(DefaultTrialEpochs) };

    private static readonly VerbOption TrialTime = new("--trial-time", () => VerbText.OptionTrialTime) { ValueName = () => VerbText.PlaceTime };

    private static readonly VerbOption Workers = new("--workers", () => VerbText.OptionWorkers) { ValueName = () => "N" };

    private static readonly VerbOption Sampler = new("--sampler", () => VerbText.OptionSampler)
    {
        ValueName = () => VerbText.PlaceName,
        Default = "tpe",
        Choices = () => SamplerTable.All.Keys,
    };

    private static readonly VerbOption Pruner = new("--pruner", () => VerbText.OptionPruner)
    {
        ValueName = () => VerbText.PlaceName,
        Default = "asha",
        Choices = () => PrunerTable.All.Keys,
    };

    private static readonly VerbOption Objectives = new("--objectives", () => VerbText.OptionObjectives.Fill(string.Join(", ", TrialObjectives.Names)))
    {
        ValueName = () => VerbText.PlaceNames,
        Default = "accuracy",
    };

    private static readonly VerbOption MaxMultiplyAccumulates = new("--max-multiply-accumulates", () => VerbText.OptionMaxMultiplyAccumulates) { ValueName = () => "N" };

    private static readonly VerbOption Confirm = new("--confirm", () => VerbText.OptionConfirm) { ValueName = () => "N", Default = Text(DefaultConfirmation) };

    private static readonly VerbOption Out = new("--out", () => VerbText.OptionStudyOut) { ValueName = () => VerbText.PlaceFolder };

    private static readonly VerbOption Distill = new("--distill", () => VerbText.OptionDistill);

    private static readonly VerbOption Resume = new("--resume", () => VerbText.OptionResumeStudy) { ValueName = () => VerbText.PlaceFolder };

    internal static readonly IReadOnlyList<VerbOption> All =
    [
        RecipeOptions.Preset, RecipeOptions.RecipeFile, RecipeOptions.Data, RecipeOptions.Seed, Space, PrintSpace, In, Trials, TrialEpochs, TrialTime, Workers, Sampler, Pruner, Objectives,
        BudgetOptions.MaxParameters, MaxMultiplyAccumulates, Confirm, Distill, Out, RecipeOptions.Device, Resume,
    ];

    internal static ImproveRequest Read(Invocation invocation)
    {
        RequireOnlyOwn(invocation);
        var recipe = RecipeOptions.ReadRecipe(invocation);
        if (recipe.Start is not null)
            throw VitrineException.InvalidUsage(ImproveText.SearchesAfresh);
        var trialCount = invocation.WholeNumber(Trials, minimum: 1);
        var settings = new StudySettings
        {
            Space = invocation.FullPath(Space) is { } path ? SearchSpaceJson.Load(path) : DefaultSpace.Space,
            Seed = recipe.Seed,
            Sampler = invocation.Value(Sampler) ?? "tpe",
            Pruner = invocation.Value(Pruner) ?? "asha",
            MaximumStep = invocation.WholeNumber(TrialEpochs, minimum: 1) ?? DefaultTrialEpochs,
            Objectives = ReadObjectives(invocation),
            TrialCount = trialCount,
        };
        var confirmationCount = invocation.WholeNumber(Confirm, minimum: 0) ?? DefaultConfirmation;
        if (invocation.Has(Distill) && confirmationCount == 0)
            throw VitrineException.InvalidUsage(ImproveText.DistillsNothing.Fill(Distill.Name, Confirm.Name));
        return new ImproveRequest(
            invocation.FullPath(Resume),
            invocation.FullPath(Out),
            recipe,
            RecipeOptions.ReadData(invocation),
            invocation.Value(RecipeOptions.Device) ?? "auto",
            settings,
            BudgetOptions.Time(invocation, In),
            invocation.WholeNumber(Workers, minimum: 1, maximum: settings.Overlap) ?? Math.Min(Environment.ProcessorCount, settings.Overlap),
            confirmationCount,
            invocation.Has(Distill),
            invocation.WholeNumber(BudgetOptions.MaxParameters, minimum: 1),
            invocation.WholeNumber(MaxMultiplyAccumulates, minimum: 1),
            BudgetOptions.Time(invocation, TrialTime));
    }

    /// <summary>What a study began with it keeps: options that would change that are refused rather than ignored.</summary>
    private static void RequireOnlyOwn(Invocation invocation)
    {
        VerbOption[] free = [Resume, In, Workers, Confirm, Distill];
        if (invocation.Has(Resume) && All.Except(free).FirstOrDefault(invocation.Has) is { } fixedOption)
            throw VitrineException.InvalidUsage(ImproveText.Fixed.Fill(fixedOption.Name, Resume.Name, string.Join(", ", free.Skip(1).Select(option => option.Name))));
    }

    /// <summary>Accuracy first, whatever the order: it is what trials report.</summary>
    private static IReadOnlyList<Objective> ReadObjectives(Invocation invocation)
    {
        var given = invocation.Value(Objectives) ?? TrialObjectives.Accuracy;
        var objectives = given.Split(',', StringSplitOptions.TrimEntries).Distinct().Select(TrialObjectives.Named).ToList();
        return objectives.Exists(objective => objective.Name == TrialObjectives.Accuracy)
            ? [.. objectives.OrderByDescending(objective => objective.Name == TrialObjectives.Accuracy)]
            : throw VitrineException.InvalidUsage(ImproveText.NeedsAccuracy.Fill(given));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
