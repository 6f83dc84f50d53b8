using Vitrine.Inference;
using Vitrine.Training;
using Vitrine.Training.Teaching;

namespace Vitrine.App.Verbs;

/// <summary>Distillation, on the command line.</summary>
internal static class TeacherOptions
{
    private const double LowestTemperature = 0.1, HighestTemperature = 100, LowestShare = 0.01;

    internal static readonly VerbOption Teacher = new("--teacher", () => VerbText.OptionTeacher) { ValueName = () => VerbText.PlaceBundle, IsRepeatable = true };

    internal static readonly VerbOption Temperature = new("--temperature", () => VerbText.OptionTemperature) { ValueName = () => "T", Default = "4" };

    internal static readonly VerbOption Share = new("--teacher-share", () => VerbText.OptionTeacherShare) { ValueName = () => "S", Default = "0.9" };

    internal static readonly VerbOption Precision = new("--teacher-precision", () => VerbText.OptionTeacherPrecision)
    {
        ValueName = () => "auto|single",
        Default = "single",
        Choices = () => ["auto", "single"],
    };

    internal static readonly IReadOnlyList<VerbOption> All = [Teacher, Temperature, Share, Precision];

    /// <summary>The recipe with what the options say of its teachers.</summary>
    /// <exception cref="VitrineException">A teacher cannot be found, or there is none to which the other options could refer.</exception>
    internal static Recipe Apply(Invocation invocation, Recipe recipe)
    {
        var folders = invocation.Repeated.GetValueOrDefault(Teacher.Name) ?? [];
        var temperature = invocation.Number(Temperature, LowestTemperature, HighestTemperature);
        var share = invocation.Number(Share, LowestShare, maximum: 1);
        var precision = invocation.Value(Precision);
        SavedModel[] teachers = [.. folders.Select(folder => new SavedModel(RunPaths.Bundle(invocation.Terminal, folder)))];
        var distillation = teachers.Length > 0 ? new Distillation(teachers) : recipe.Distillation;
        if (distillation is null)
        {
            var stray = temperature is not null ? Temperature : share is not null ? Share : precision is not null ? Precision : null;
            return stray is null ? recipe : throw VitrineException.InvalidUsage(VerbText.NoTeacher.Fill(stray.Name, Teacher.Name));
        }
        return recipe with
        {
            Distillation = distillation with
            {
                Temperature = temperature ?? distillation.Temperature,
                Share = share ?? distillation.Share,
                Precision = precision is null ? distillation.Precision : RecipeOptions.PrecisionOf(precision),
            },
        };
    }
}
