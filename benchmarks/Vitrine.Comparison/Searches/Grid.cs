using System.Text.Json;
using Vitrine.Improvement.Spaces;
using Vitrine.Inference;

namespace Vitrine.Comparison.Searches;

/// <summary>A table of all choices of a space of options, the last parameter's changing first: one in which a sampler finds whatever it asks for.</summary>
internal sealed class Grid
{
    private readonly RecordedTable table;
    private readonly IReadOnlyList<OptionParameter> parameters;

    private Grid(RecordedTable table) => (this.table, parameters) = (table, [.. table.Settings.Space.Parameters.Cast<OptionParameter>()]);

    /// <summary>Those that have more than one value.</summary>
    internal IEnumerable<OptionParameter> Varied => parameters.Where(parameter => parameter.Options.Count > 1);

    /// <summary>
    /// What a sampler is asked to search: numbers as whole numbers in their order, words as options, and nothing that has one value only. A coordinate is the index of an option.
    /// </summary>
    internal SearchSpace SearchedSpace() => new([.. Varied.Select(parameter => IsOrdered(parameter)
        ? (Parameter)new IntegerParameter { Name = parameter.Name, Low = 0, High = parameter.Options.Count - 1 }
        : parameter)]);

    /// <returns>Null where the table's space has more than options that always exist.</returns>
    /// <exception cref="VitrineException">Trainings are missing, or stand in another order.</exception>
    internal static Grid? Of(RecordedTable table)
    {
        if (!table.Settings.Space.Parameters.All(parameter => parameter is OptionParameter { When: null }))
            return null;
        var choices = ChoicesOf(table.Settings.Space).ToList();
        return choices.SequenceEqual(table.Trials.Select(trial => trial.Choice))
            ? new Grid(table)
            : throw VitrineException.InvalidData(SearchText.NotWhole.Fill(table.Name, table.Trials.Count, choices.Count));
    }

    /// <param name="choice">Of <see cref="SearchedSpace"/>.</param>
    internal RecordedTrial Find(Choice choice) =>
        table.Trials[parameters.Aggregate(0, (index, parameter) => (index * parameter.Options.Count) + (int)(choice[parameter.Name] ?? 0))];

    internal static bool IsOrdered(OptionParameter parameter) => parameter.Options.All(option => option.GetValueKind() == JsonValueKind.Number);

    /// <summary>Of options: their indexes, the last parameter's changing first.</summary>
    internal static IEnumerable<Choice> ChoicesOf(SearchSpace space) => space.Parameters.Aggregate(
        (IEnumerable<Dictionary<string, double>>)[[]],
        (choices, parameter) => choices.SelectMany(choice => Enumerable.Range(0, (int)parameter.Cardinality).Select(option => new Dictionary<string, double>(choice) { [parameter.Name] = option })))
        .Select(choice => new Choice(choice));
}
