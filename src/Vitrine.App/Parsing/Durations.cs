using System.Globalization;

namespace Vitrine.App.Parsing;

/// <summary>Lengths of time as people write them: <c>90s</c>, <c>5min</c>, <c>1h30min</c>, or <c>off</c> for none.</summary>
internal static class Durations
{
    private const double LongestSeconds = 365 * 24 * 3600;

    // The order in which units may follow each other.
    private static readonly (string Name, double Seconds)[] Units = [("h", 3600), ("min", 60), ("m", 60), ("s", 1)];

    /// <returns>Null if the text is not a length of time; a bare number is of seconds.</returns>
    internal static TimeSpan? Parse(string text)
    {
        if (text == "off")
            return TimeSpan.Zero;
        var rest = text.AsSpan();
        var (seconds, lastUnit) = (0.0, -1);
        if (rest.IsEmpty)
            return null;
        while (!rest.IsEmpty)
        {
            if (Next(ref rest) is not { } part || part.Unit <= lastUnit)
                return null;
            seconds += part.Value * Units[part.Unit].Seconds;
            lastUnit = part.Unit;
        }
        return seconds <= LongestSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static (double Value, int Unit)? Next(ref ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && (char.IsAsciiDigit(rest[length]) || rest[length] == '.'))
            length++;
        var digits = rest[..length];
        if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return null;
        rest = rest[length..];
        if (rest.IsEmpty)
            return (value, Units.Length - 1);
        for (var unit = 0; unit < Units.Length; unit++)
        {
            if (!rest.StartsWith(Units[unit].Name, StringComparison.Ordinal))
                continue;
            rest = rest[Units[unit].Name.Length..];
            return (value, unit);
        }
        return null;
    }
}
