using System.Text.Json;
using Vitrine.Bundles;
using Vitrine.Inference;
using Vitrine.Models;

namespace Vitrine.Training;

/// <summary>Everything needed to continue a run, in one file, so that it is replaced in one rename.</summary>
internal sealed record Checkpoint(
    TrainingState State,
    IReadOnlyDictionary<string, Weight> Weights,
    IReadOnlyDictionary<string, Weight> UpdaterState,
    IReadOnlyDictionary<string, Weight> AverageState)
{
    internal const string FileName = "state.safetensors";
    private const string StateMember = "state";
    private const string RecipeMember = "recipe";
    private const string ModelPrefix = "model.";
    private const string UpdaterPrefix = "optimizer.";
    private const string AveragePrefix = "average.";

    internal void Save(string folder, Recipe recipe)
    {
        var tensors = new OrderedDictionary<string, Weight>();
        foreach (var (name, weight) in Weights)
            tensors[ModelPrefix + name] = weight;
        foreach (var (name, weight) in UpdaterState)
            tensors[UpdaterPrefix + name] = weight;
        foreach (var (name, weight) in AverageState)
            tensors[AveragePrefix + name] = weight;
        SafetensorsFile.Write(Path.Combine(folder, FileName), tensors, new Dictionary<string, string>
        {
            [StateMember] = JsonSerializer.Serialize(State),
            [RecipeMember] = JsonSerializer.Serialize(recipe),
        });
    }

    /// <summary>What a training begins with: its own last state, else the end of the training it goes on from.</summary>
    /// <returns>Null where it starts afresh.</returns>
    /// <exception cref="VitrineException">It cannot be read, or belongs to another recipe.</exception>
    internal static Checkpoint? Find(TrainingOptions options, Recipe recipe)
    {
        if (options.CheckpointFolder is { } own && Load(own, recipe) is { } saved)
            return saved;
        return options.StartFolder is { } start ? GoOnFrom(start, recipe) : null;
    }

    /// <returns>Null where none was saved.</returns>
    /// <exception cref="VitrineException">It cannot be read, or belongs to another recipe.</exception>
    internal static Checkpoint? Load(string folder, Recipe recipe)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return null;
        var (tensors, metadata) = SafetensorsFile.Read(path);
        if (!metadata.TryGetValue(StateMember, out var state) || !metadata.TryGetValue(RecipeMember, out var saved) || !IsSame(Parse(saved, path), recipe))
            throw VitrineException.InvalidData(TrainingText.OtherRecipe.Fill(path));
        return new Checkpoint(
            JsonSerializer.Deserialize<TrainingState>(state)!, Part(tensors, ModelPrefix), Part(tensors, UpdaterPrefix), Part(tensors, AveragePrefix));
    }

    /// <summary>Compared as this version writes them, whatever wrote the saved one.</summary>
    private static bool IsSame(Recipe saved, Recipe recipe) => JsonSerializer.Serialize(saved) == JsonSerializer.Serialize(recipe);

    private static Recipe Parse(string saved, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Recipe>(saved) ?? throw new JsonException("null");
        }
        catch (Exception fault) when (fault is JsonException or VitrineException)
        {
            // the latter from an architecture
            throw new VitrineException(FailureKind.DataOrModel, TrainingText.OtherRecipe.Fill(path), fault);
        }
    }

    private static Checkpoint GoOnFrom(string folder, Recipe recipe)
    {
        var before = RecipeIn(folder);
        if (!IsSame(before with { Epochs = recipe.Epochs }, recipe))
            throw VitrineException.InvalidData(TrainingText.OtherStart.Fill(folder));
        var finished = Load(folder, before)!;
        return finished with { State = new TrainingState { EpochsBefore = finished.State.DrawEpoch } };
    }

    private static Recipe RecipeIn(string folder)
    {
        var path = Path.Combine(folder, FileName);
        return File.Exists(path) && SafetensorsFile.Read(path).Metadata.GetValueOrDefault(RecipeMember) is { } recipe
            ? Parse(recipe, path)
            : throw VitrineException.InvalidData(TrainingText.NothingToGoOnFrom.Fill(folder));
    }

    /// <summary>The tensors whose names begin with a prefix, without it.</summary>
    internal static OrderedDictionary<string, Weight> Part(IReadOnlyDictionary<string, Weight> tensors, string prefix) =>
        new(tensors.Where(tensor => tensor.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(tensor => KeyValuePair.Create(tensor.Key[prefix.Length..], tensor.Value)));
}
