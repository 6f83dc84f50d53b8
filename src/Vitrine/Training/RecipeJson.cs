using System.Text.Json;
using System.Text.Json.Nodes;
using Vitrine.Inference;
using Vitrine.Reporting;

namespace Vitrine.Training;

/// <summary>
/// Recipes as JSON files. A file gives all members of a recipe or only some; the others are those of the recipe it starts from. What
/// no recipe has is refused by name. In a run.json the recipe of the model that was kept is read.
/// </summary>
public static class RecipeJson
{
    private const int LongestName = 100;

    /// <summary>Characters that some file system does not take; a run's folder is named after its recipe.</summary>
    private const string NotInNames = "/\\:*?\"<>|";

    /// <param name="path">Of the file; its name is the recipe's where it gives none.</param>
    /// <param name="start">What holds for all that the file does not say.</param>
    /// <exception cref="VitrineException">Usage: the file is missing or malformed, or holds what no recipe has. Ranges are left to the trainer.</exception>
    public static Recipe Load(string path, Recipe start)
    {
        try
        {
            return Parse(File.ReadAllText(path), path, start with { Name = Path.GetFileNameWithoutExtension(path) });
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new VitrineException(FailureKind.Usage, TrainingText.UnreadableRecipe.Fill(path, problem.Message.TrimEnd('.')), problem);
        }
    }

    /// <summary>Every member, camelCase, enums as words.</summary>
    public static string Format(Recipe recipe) => JsonSerializer.Serialize(recipe, RunRecordJson.Options);

    /// <param name="json">The content of a file.</param>
    /// <param name="source">Named in errors, e.g. the file's path.</param>
    /// <param name="start">What holds for all that the file does not say.</param>
    /// <inheritdoc cref="Load"/>
    public static Recipe Parse(string json, string source, Recipe start)
    {
        var given = RecipeOf(ObjectOf(json, source));
        var merged = JsonNode.Parse(Format(start))!.AsObject();
        Merge(merged, given, "", source);
        return RequireName(Read(merged, source), source);
    }

    private static JsonObject ObjectOf(string json, string source)
    {
        try
        {
            var node = JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
            return node as JsonObject ?? throw VitrineException.InvalidUsage(TrainingText.RecipeNotAnObject.Fill(source));
        }
        catch (JsonException problem)
        {
            throw new VitrineException(FailureKind.Usage, TrainingText.UnreadableRecipe.Fill(source, FirstSentence(problem.Message)), problem);
        }
    }

    private static JsonObject RecipeOf(JsonObject file) => file["finalRecipe"] as JsonObject ?? file["recipe"] as JsonObject ?? file;

    /// <summary>Objects member by member; a list such as the architecture as a whole.</summary>
    private static void Merge(JsonObject into, JsonObject given, string path, string source)
    {
        foreach (var (name, value) in given)
        {
            if (!into.TryGetPropertyValue(name, out var old))
                throw VitrineException.InvalidUsage(TrainingText.UnknownRecipeMember.Fill(source, path + name, string.Join(", ", into.Select(member => path + member.Key))));
            if (old is JsonObject inner && value is JsonObject changes)
                Merge(inner, changes, $"{path}{name}.", source);
            else
                into[name] = value?.DeepClone();
        }
    }

    private static Recipe Read(JsonObject recipe, string source)
    {
        try
        {
            return recipe.Deserialize<Recipe>(RunRecordJson.Options)!;
        }
        catch (JsonException problem)
        {
            throw new VitrineException(FailureKind.Usage, TrainingText.BadRecipeMember.Fill(source, PathOf(problem), FirstSentence(problem.Message)), problem);
        }
        catch (VitrineException problem)
        {
            // an architecture, which says itself what is wrong with it
            throw new VitrineException(FailureKind.Usage, TrainingText.UnreadableRecipe.Fill(source, problem.Message.TrimEnd('.')), problem);
        }
    }

    private static Recipe RequireName(Recipe recipe, string source)
    {
        var isFit = recipe.Name.Length is > 0 and <= LongestName && !recipe.Name.Any(letter => char.IsControl(letter) || NotInNames.Contains(letter, StringComparison.Ordinal));
        return isFit ? recipe : throw VitrineException.InvalidUsage(TrainingText.BadRecipeName.Fill(source, recipe.Name, LongestName, NotInNames));
    }

    private static string PathOf(JsonException problem) => problem.Path is ['$', '.', .. var path] ? path : problem.Path ?? "";

    /// <summary>Without the path and the position that follow.</summary>
    private static string FirstSentence(string message) => message.Split(". ")[0].Split(" LineNumber")[0].TrimEnd('.');
}
