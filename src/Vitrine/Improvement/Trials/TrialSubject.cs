using System.Text.Json;
using System.Text.Json.Nodes;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Inference;
using Vitrine.Models;
using Vitrine.Reporting;
using Vitrine.Training;

namespace Vitrine.Improvement.Trials;

/// <summary>What the trials of a study are about: kept in its storage, so that every worker makes the same of a choice.</summary>
/// <param name="Start">The recipe that the study sets out to better; what a choice does not set is as in it.</param>
/// <param name="DataOption">As given to <c>--data</c>, folders as full paths.</param>
/// <param name="Sha256">Of the data's files.</param>
/// <param name="Height">Of an image, in pixels.</param>
/// <param name="Width">Of an image, in pixels.</param>
/// <param name="ClassCount">Of the data.</param>
/// <param name="Device"><c>auto</c>, <c>cpu</c> or <c>cuda</c>.</param>
/// <param name="MaximumMultiplyAccumulates">A network that needs more for one image is not tried; null tries all.</param>
/// <param name="MaximumParameters">A network that has more is not tried; null tries all.</param>
public sealed record TrialSubject(
    Recipe Start,
    string DataOption,
    IReadOnlyDictionary<string, string> Sha256,
    int Height,
    int Width,
    int ClassCount,
    string Device,
    long? MaximumMultiplyAccumulates,
    long? MaximumParameters)
{
    /// <summary>A trial is ended after the epoch in which it has taken longer; null lets each take its time.</summary>
    public TimeSpan? MaximumTime { get; init; }

    /// <summary>What a study sets itself: epochs by the length of its trials, patience to none, the seed to its own.</summary>
    private static readonly string[] OwnMembers = ["epochs", "patience", "seed", "name", "validationShare"];

    private const string Document = "subject";
    internal const string NetworkPrefix = "network.";

    private static readonly JsonSerializerOptions NetworkOptions = new(RunRecordJson.Options) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    /// <summary>What a study keeps of it.</summary>
    internal IReadOnlyDictionary<string, string> ToDocuments() => new Dictionary<string, string> { [Document] = JsonSerializer.Serialize(this, RunRecordJson.Options) };

    /// <exception cref="VitrineException">Invalid data: the study is about something else.</exception>
    internal static TrialSubject Load(IStudyStorage storage) => storage.ReadDocument(Document) is { } json
        ? JsonSerializer.Deserialize<TrialSubject>(json, RunRecordJson.Options)!
        : throw VitrineException.InvalidData(TrialsText.NoSubject);

    /// <summary>The recipe of a choice.</summary>
    /// <exception cref="VitrineException">Usage: a parameter sets what no recipe and no network has, or to a value that it cannot have.</exception>
    public Recipe RecipeOf(SearchSpace space, Choice choice)
    {
        var (members, network) = (new JsonObject(), new JsonObject());
        foreach (var parameter in space.Parameters)
        {
            if (choice[parameter.Name] is { } coordinate)
                Set(members, network, parameter.Path ?? parameter.Name, parameter.ValueOf(coordinate));
        }
        var recipe = RecipeJson.Parse(members.ToJsonString(), TrialsText.Space, Start);
        return network.Count == 0 ? recipe : recipe with { Architecture = NetworkOf(network).ToArchitecture() };
    }

    /// <summary>
    /// The recipe of a study's best trial, named after the one it started from, and no shorter than that: what is best in a short schedule is set against the start in a
    /// schedule of the same length.
    /// </summary>
    public Recipe BestRecipe(StudySettings settings, TrialRecord best) =>
        RecipeOfTrial(settings, best.Choice) with { Name = $"{Start.Name}-improved", Epochs = ConfirmationEpochs(settings) };

    /// <summary>Of the best recipe, when it is set against the start.</summary>
    public int ConfirmationEpochs(StudySettings settings) => Math.Max(Start.Epochs, settings.MaximumStep);

    /// <summary>Before anything is tried: whether each parameter, whatever its condition, sets something that recipes have to something it can be.</summary>
    /// <exception cref="VitrineException">Usage: it does not; or two that exist together set the same; or it sets what the study itself decides.</exception>
    public void RequireSettable(SearchSpace space)
    {
        foreach (var parameter in space.Parameters)
        {
            var path = parameter.Path ?? parameter.Name;
            if (OwnMembers.Contains(path))
                throw VitrineException.InvalidUsage(TrialsText.OwnMember.Fill(parameter.Name, path));
            if (space.Parameters.FirstOrDefault(other => other != parameter && other.When is null && parameter.When is null && Overlap(path, other.Path ?? other.Name)) is { } twin)
                throw VitrineException.InvalidUsage(TrialsText.SetTwice.Fill(parameter.Name, twin.Name, path));
            foreach (var coordinate in parameter.Places(2))
                RecipeOf(new SearchSpace([parameter with { When = null }]), new Choice(new Dictionary<string, double> { [parameter.Name] = coordinate }));
        }
    }

    private static bool Overlap(string path, string other) =>
        path == other || path.StartsWith(other + ".", StringComparison.Ordinal) || other.StartsWith(path + ".", StringComparison.Ordinal);

    /// <summary>As a trial trains it: for as many epochs as the study gives, and to their end.</summary>
    public Recipe RecipeOfTrial(StudySettings settings, Choice choice) => RecipeOf(settings.Space, choice) with { Epochs = settings.MaximumStep, Patience = 0 };

    /// <summary>Whether a choice gives a network that the images can pass and that is within the limits.</summary>
    public bool IsUsable(SearchSpace space, Choice choice)
    {
        var architecture = RecipeOf(space, choice).Architecture;
        try
        {
            var summary = architecture.Summarize(Height, Width, ClassCount);
            return summary.MultiplyAccumulates <= (MaximumMultiplyAccumulates ?? long.MaxValue) && summary.ParameterCount <= (MaximumParameters ?? long.MaxValue);
        }
        catch (VitrineException)
        {
            // a layer that cannot stand where this choice puts it, e.g. a pool over a single pixel
            return false;
        }
    }

    private static void Set(JsonObject members, JsonObject network, string path, JsonNode value)
    {
        if (path.StartsWith(NetworkPrefix, StringComparison.Ordinal))
        {
            network[path[NetworkPrefix.Length..]] = value;
            return;
        }
        var names = path.Split('.');
        var place = members;
        foreach (var name in names.SkipLast(1))
            place = (place[name] ??= new JsonObject()).AsObject();
        place[names[^1]] = value;
    }

    private static SearchedNetwork NetworkOf(JsonObject network)
    {
        try
        {
            return network.Deserialize<SearchedNetwork>(NetworkOptions)!;
        }
        catch (JsonException problem)
        {
            var known = typeof(SearchedNetwork).GetProperties().Where(property => property.CanWrite).Select(property => NetworkPrefix + JsonNamingPolicy.CamelCase.ConvertName(property.Name));
            throw new VitrineException(FailureKind.Usage, TrialsText.BadNetwork.Fill(network.ToJsonString(), string.Join(", ", known)), problem);
        }
    }
}
