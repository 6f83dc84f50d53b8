using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Vitrine.Inference;

namespace Vitrine.Improvement.Spaces;

/// <summary>What a search may choose, in order: a condition names parameters that stand before it.</summary>
[JsonConverter(typeof(SearchSpaceJsonConverter))]
public sealed record SearchSpace
{
    /// <summary>By parameter: what its parents must be for it to exist.</summary>
    private readonly Dictionary<string, (string Parent, double[] Coordinates)[]> conditions;

    /// <param name="parameters">Checked here, all violations at once.</param>
    /// <exception cref="VitrineException">Usage: a range, a name or a condition is wrong.</exception>
    public SearchSpace(IReadOnlyList<Parameter> parameters)
    {
        Parameters = parameters;
        var violations = Violations().ToList();
        if (violations.Count > 0)
            throw VitrineException.InvalidUsage(SpacesText.BadSpace.Fill(string.Join("; ", violations)));
        conditions = parameters.ToDictionary(parameter => parameter.Name, parameter => (parameter.When ?? new Dictionary<string, IReadOnlyList<JsonNode>>())
            .Select(condition => (condition.Key, condition.Value.Select(value => Named(condition.Key).CoordinateOf(value)!.Value).ToArray())).ToArray());
    }

    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The choice of the first trial: of each parameter that exists in it where it starts; null where one of them has no such value.</summary>
    public Choice? Start()
    {
        var start = Choose(parameter => parameter.CoordinateOf(parameter.Start) ?? double.NaN);
        return start.Coordinates.Values.Any(double.IsNaN) ? null : start;
    }

    /// <summary>The choice that has of each parameter that exists what is given for it.</summary>
    /// <param name="coordinate">Asked in order, and only of parameters that exist.</param>
    public Choice Choose(Func<Parameter, double> coordinate)
    {
        var chosen = new Dictionary<string, double>();
        foreach (var parameter in Parameters.Where(parameter => Exists(parameter, chosen)))
            chosen[parameter.Name] = coordinate(parameter);
        return new Choice(chosen);
    }

    /// <summary>The parameters that exist in a choice, in order, and their coordinates.</summary>
    public IEnumerable<(Parameter Parameter, double Coordinate)> Chosen(Choice choice) =>
        Parameters.Where(parameter => choice[parameter.Name] is not null).Select(parameter => (parameter, choice[parameter.Name]!.Value));

    /// <summary>As JSON: an object with a member a parameter.</summary>
    public JsonObject ToJson(Choice choice) =>
        new(Chosen(choice).Select(each => KeyValuePair.Create<string, JsonNode?>(each.Parameter.Name, each.Parameter.ValueOf(each.Coordinate))));

    /// <exception cref="VitrineException">Invalid data: a value is missing or none of its parameter.</exception>
    public Choice FromJson(JsonObject values) => Choose(parameter => parameter.CoordinateOf(values[parameter.Name])
        ?? throw VitrineException.InvalidData(SpacesText.NotAValue.Fill(parameter.Name, values[parameter.Name]?.ToJsonString() ?? "null")));

    public bool Equals(SearchSpace? other) => other is not null && SearchSpaceJson.Format(this) == SearchSpaceJson.Format(other);

    public override int GetHashCode() => Parameters.Count;

    private bool Exists(Parameter parameter, Dictionary<string, double> chosen) =>
        conditions[parameter.Name].All(condition => chosen.TryGetValue(condition.Parent, out var coordinate) && condition.Coordinates.Contains(coordinate));

    /// <summary>One that there is.</summary>
    internal Parameter Named(string name) => Parameters.First(parameter => parameter.Name == name);

    private IEnumerable<string> Violations()
    {
        if (Parameters.Count == 0)
            yield return SpacesText.Empty;
        foreach (var (index, parameter) in Parameters.Index())
        {
            if (parameter is null)
            {
                yield return SpacesText.ParameterNull.Fill(index + 1);
                yield break;
            }
            if (parameter.Name.Length == 0)
                yield return SpacesText.NoName.Fill(index + 1);
            if (Parameters.Take(index).Any(earlier => earlier.Name == parameter.Name))
                yield return SpacesText.NameTwice.Fill(parameter.Name);
            if (parameter.Start is { } start && !parameter.Violations().Any() && parameter.CoordinateOf(start) is null)
                yield return SpacesText.BadStart.Fill(parameter.Name, start.ToJsonString());
            foreach (var violation in parameter.Violations().Concat(ConditionViolations(index, parameter)))
                yield return violation;
        }
    }

    private IEnumerable<string> ConditionViolations(int index, Parameter parameter)
    {
        foreach (var (name, values) in parameter.When ?? new Dictionary<string, IReadOnlyList<JsonNode>>())
        {
            if (Parameters.Take(index).FirstOrDefault(earlier => earlier.Name == name) is not { } parent)
                yield return SpacesText.UnknownParent.Fill(parameter.Name, name);
            else if (values is null or [])
                yield return SpacesText.ParentNever.Fill(parameter.Name, name);
            else if (values.Any(value => value is null))
                yield return SpacesText.ParentNeverSo.Fill(parameter.Name, name, "null");
            else if (values.FirstOrDefault(value => parent.CoordinateOf(value) is null) is { } wrong)
                yield return SpacesText.ParentNeverSo.Fill(parameter.Name, name, wrong.ToJsonString());
        }
    }
}
