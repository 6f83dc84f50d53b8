using Vitrine.Improvement.Studies;

namespace Vitrine.Improvement.Samplers;

/// <summary>Finished trials by how many others better them in every objective.</summary>
internal static class ParetoFronts
{
    /// <summary>First the trials that none betters, then those that only they better, and so on.</summary>
    internal static IEnumerable<IReadOnlyList<TrialRecord>> Of(IReadOnlyList<TrialRecord> trials, IReadOnlyList<Objective> objectives)
    {
        var rest = trials.OrderBy(trial => trial.Number).ToList();
        while (rest.Count > 0)
        {
            var front = First(rest, objectives);
            yield return front;
            var numbers = front.Select(trial => trial.Number).ToHashSet();
            rest.RemoveAll(trial => numbers.Contains(trial.Number));
        }
    }

    /// <summary>Those that none of the others betters.</summary>
    internal static IReadOnlyList<TrialRecord> First(IReadOnlyList<TrialRecord> trials, IReadOnlyList<Objective> objectives)
    {
        // Who is bettered at all is bettered by someone of a smaller first loss, or of the same: in this order only the front itself has to be asked.
        var front = new List<TrialRecord>();
        foreach (var trial in trials.OrderBy(trial => objectives[0].Loss(trial.Values[0])).ThenBy(trial => objectives.Index().Sum(each => each.Item.Loss(trial.Values[each.Index]))))
        {
            if (!front.Any(other => Betters(other, trial, objectives)))
                front.Add(trial);
        }
        return [.. front.OrderBy(trial => trial.Number)];
    }

    /// <summary>Those with the most room to their neighbours in the front first (the crowding distance of NSGA-II), its ends before all.</summary>
    internal static IEnumerable<TrialRecord> ByRoom(IReadOnlyList<TrialRecord> front, IReadOnlyList<Objective> objectives)
    {
        var room = front.ToDictionary(trial => trial.Number, _ => 0.0);
        for (var objective = 0; objective < objectives.Count; objective++)
        {
            var ordered = front.OrderBy(trial => trial.Values[objective]).ThenBy(trial => trial.Number).ToList();
            var range = ordered[^1].Values[objective] - ordered[0].Values[objective];
            room[ordered[0].Number] = room[ordered[^1].Number] = double.PositiveInfinity;
            for (var i = 1; i < ordered.Count - 1 && range > 0; i++)
                room[ordered[i].Number] += (ordered[i + 1].Values[objective] - ordered[i - 1].Values[objective]) / range;
        }
        return front.OrderByDescending(trial => room[trial.Number]).ThenBy(trial => trial.Number);
    }

    private static bool Betters(TrialRecord one, TrialRecord other, IReadOnlyList<Objective> objectives)
    {
        var isBetter = false;
        for (var i = 0; i < objectives.Count; i++)
        {
            var (mine, its) = (objectives[i].Loss(one.Values[i]), objectives[i].Loss(other.Values[i]));
            if (mine > its)
                return false;
            isBetter |= mine < its;
        }
        return isBetter;
    }
}
