namespace Vitrine.App.Parsing;

/// <summary>Finds what someone may have meant.</summary>
internal static class Nearest
{
    /// <summary>The known word that fewest single-letter changes and swaps of neighbours make of the typed one; null if none is near.</summary>
    internal static string? To(string typed, IEnumerable<string> known)
    {
        var candidates = known.Select(word => (Word: word, Distance: Distance(typed.ToLowerInvariant(), word.ToLowerInvariant()))).ToList();
        if (candidates.Count == 0)
            return null;
        var best = candidates.MinBy(candidate => candidate.Distance);
        var isNear = best.Distance <= Math.Max(1, Math.Min(typed.Length, best.Word.Length) / 3);
        return isNear ? best.Word : candidates.Select(candidate => candidate.Word).FirstOrDefault(word => IsStart(typed, word));
    }

    private static bool IsStart(string typed, string word) => typed.Length >= 2 && word.StartsWith(typed, StringComparison.OrdinalIgnoreCase);

    /// <summary>Optimal string alignment distance (Damerau 1964).</summary>
    internal static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
                table[i, j] = i == 0 || j == 0 ? i + j : Cheapest(table, a, b, i, j);
        }
        return table[a.Length, b.Length];
    }

    private static int Cheapest(int[,] table, string a, string b, int i, int j)
    {
        var replaced = table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        var changed = Math.Min(replaced, 1 + Math.Min(table[i - 1, j], table[i, j - 1]));
        var isSwap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return isSwap ? Math.Min(changed, table[i - 2, j - 2] + 1) : changed;
    }
}
