using System.Globalization;

namespace Vitrine.App.Progress;

internal static class Clock
{
    /// <summary><c>0:07</c>, <c>12:34</c> or <c>1:02:03</c>; the same in both languages.</summary>
    internal static string Text(TimeSpan time)
    {
        var seconds = (long)Math.Round(Math.Max(0, time.TotalSeconds));
        var (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        var rest = (seconds % 60).ToString("00", CultureInfo.InvariantCulture);
        return hours > 0 ? string.Create(CultureInfo.InvariantCulture, $"{hours}:{minutes:00}:{rest}") : string.Create(CultureInfo.InvariantCulture, $"{minutes}:{rest}");
    }
}
