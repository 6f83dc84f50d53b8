using System.Text.Json;
using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Models;
using Vitrine.Runs;
using Vitrine.Training;

namespace Vitrine.App.Verbs;

/// <summary>What <c>run</c> and <c>train</c> have in common: the recipe, the data, the place.</summary>
internal static class RecipeOptions
{
    internal static readonly VerbOption Preset = new("--preset", () => VerbText.OptionPreset)
    {
        ValueName = () => VerbText.PlaceName,
        Default = "fast",
        Choices = () => Recipes.All.Keys,
    };

    internal static readonly VerbOption Data = new("--data", () => VerbText.OptionData) { ValueName = () => VerbText.PlaceData, Default = FashionMnist.Option };

    internal static readonly VerbOption Seed = new("--seed", () => VerbText.OptionSeed) { ValueName = () => "N", Default = "1" };

    internal static readonly VerbOption Epochs = new("--epochs", () => VerbText.OptionEpochs) { ValueName = () => "N" };

    internal static readonly VerbOption Architecture = new("--architecture", () => VerbText.OptionArchitecture) { ValueName = () => VerbText.PlaceFile };

    internal static readonly VerbOption Out = new("--out", () => VerbText.OptionOut) { ValueName = () => VerbText.PlaceFolder };

    internal static readonly VerbOption Device = new("--device", () => VerbText.OptionDevice)
    {
        ValueName = () => "auto|cpu|cuda",
        Default = "auto",
        Choices = () => ["auto", "cpu", "cuda"],
    };

    internal static readonly VerbOption Precision = new("--precision", () => VerbText.OptionPrecision)
    {
        ValueName = () => "auto|single|bfloat16",
        Default = "auto",
        Choices = () => Enum.GetValues<Precision>().Select(NameOf),
    };

    internal static readonly VerbOption From = new("--from", () => VerbText.OptionFrom) { ValueName = () => VerbText.PlaceBundle };

    internal static readonly VerbOption RecipeFile = new("--recipe", () => VerbText.OptionRecipe) { ValueName = () => VerbText.PlaceFile };

    internal static readonly IReadOnlyList<VerbOption> All =
    [
        Preset, RecipeFile, Data, Seed, Epochs, Architecture, From, Precision, .. BudgetOptions.All, .. TeacherOptions.All, Out, Device,
        TrainingChecks.Dry, TrainingChecks.Overfit,
    ];

    internal static RunOptions Read(Invocation invocation) => new()
    {
        Recipe = ReadRecipe(invocation),
        Data = ReadData(invocation),
        Out = invocation.FullPath(Out),
        Device = invocation.Value(Device) ?? "auto",
    };

    /// <summary>A known name as it is, a file or folder as an absolute path.</summary>
    internal static string ReadData(Invocation invocation) => invocation.Value(Data) switch
    {
        null => FashionMnist.Option,
        FashionMnist.Option or SampleData.Option => invocation.Value(Data)!,
        var place => invocation.Terminal.Resolve(place),
    };

    internal static Recipe ReadRecipe(Invocation invocation)
    {
        var preset = Recipes.Named(invocation.Value(Preset) ?? Recipes.Fast.Name);
        var recipe = invocation.FullPath(RecipeFile) is { } path ? RecipeJson.Load(path, preset) : preset;
        if (invocation.Has(From) && invocation.Has(Architecture))
            throw VitrineException.InvalidUsage(VerbText.OneOfTwo.Fill(From.Name, Architecture.Name));
        if (invocation.Value(From) is { } model)
            recipe = recipe.GoingOnFrom(RunPaths.Bundle(invocation.Terminal, model));
        return TeacherOptions.Apply(invocation, recipe) with
        {
            Architecture = ReadArchitecture(invocation) ?? recipe.Architecture,
            Seed = invocation.WholeNumber(Seed, minimum: 0) ?? recipe.Seed,
            Epochs = invocation.WholeNumber(Epochs, minimum: 1) ?? recipe.Epochs,
            Precision = invocation.Value(Precision) is { } precision ? PrecisionOf(precision) : recipe.Precision,
        };
    }

    /// <summary>As <c>--precision</c> and run.json have it.</summary>
    internal static Precision PrecisionOf(string name) => Enum.GetValues<Precision>().Single(value => NameOf(value) == name);

    internal static string NameOf(Precision precision) => precision.ToString().ToLowerInvariant();

    private static Architecture? ReadArchitecture(Invocation invocation)
    {
        if (invocation.FullPath(Architecture) is not { } path)
            return null;
        try
        {
            return JsonSerializer.Deserialize<Architecture>(File.ReadAllText(path));
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new VitrineException(FailureKind.Usage, VerbText.BadArchitectureFile.Fill(path, problem.Message.TrimEnd('.')), problem);
        }
    }
}
