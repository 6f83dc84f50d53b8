using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Vitrine.Tests.Data;
using Vitrine.Training;

namespace Vitrine.Tests.Training;

/// <summary>Numbers from PyTorch; Golden/pytorch-oracles-training.py says how they were made.</summary>
internal static class PyTorchOracle
{
    private static readonly JsonObject Document =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Vitrine.Tests", "Golden", "pytorch-oracles-training.json")))!.AsObject();

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    internal static int StepCount => Document["steps"]!.GetValue<int>();

    internal static IEnumerable<string> RunNames => Objects("runs").Select(run => run["name"]!.GetValue<string>());

    internal static IEnumerable<string> ScheduleNames => Objects("schedules").Select(run => run["schedule"]!.GetValue<string>());

    /// <returns>The settings of a run and the weights it ended with, row-major, by name.</returns>
    internal static (Recipe Recipe, OrderedDictionary<string, double[]> Weights) Run(string name)
    {
        var run = Objects("runs").Single(run => run["name"]!.GetValue<string>() == name);
        return (Read(run["recipe"]!.AsObject()), run["weights"]!.Deserialize<OrderedDictionary<string, double[]>>()!);
    }

    /// <returns>The settings of a schedule and its learning rate at each step.</returns>
    internal static (Recipe Recipe, double[] Rates) ScheduleOf(string name)
    {
        var schedule = Objects("schedules").Single(run => run["schedule"]!.GetValue<string>() == name);
        return (Read(schedule), schedule["rates"]!.Deserialize<double[]>()!);
    }

    private static Recipe Read(JsonObject settings)
    {
        var recipe = settings.DeepClone().AsObject();
        (recipe["name"], recipe["architecture"]) = ("test", new JsonArray());
        return recipe.Deserialize<Recipe>(Options)!;
    }

    private static IEnumerable<JsonObject> Objects(string member) => Document[member]!.AsArray().Select(node => node!.AsObject());
}
