using System.Globalization;
using System.Text.RegularExpressions;

namespace Vitrine.App.Parsing;

/// <summary>Lengths of time as people write them: <c>90s</c>, <c>5min</c>, <c>1h30min</c>, or <c>off</c> for none.</summary>
internal static partial class Durations
{
    private const double LongestHours = 24 * 365;

    /// <returns>Null if the text is not a length of time.</returns>
    internal static TimeSpan? Parse(string text)
    {
        if (text == "off")
            return TimeSpan.Zero;
        var match = Pattern().Match(text);
        if (!match.Success || text.Length == 0)
            return null;
        var hours = Part(match, "h") + (Part(match, "m") / 60) + (Part(match, "s") / 3600);
        return hours <= LongestHours ? TimeSpan.FromHours(hours) : null;
    }

    private static double Part(Match match, string unit) =>
        match.Groups[unit] is { Success: true } group ? double.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?:(?<h>\d+(?:\.\d+)?)h)?(?:(?<m>\d+(?:\.\d+)?)(?:min|m))?(?:(?<s>\d+(?:\.\d+)?)s?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
