using System.Globalization;
using Vitrine.Evaluation;

namespace Vitrine.Reporting.Markup;

/// <summary>Numbers as people read them, in the current language.</summary>
internal static class Quantity
{
    private const string SuperscriptDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    /// <summary>91.84%</summary>
    internal static string Percent(double share) => share.ToString("P2", Culture);

    /// <summary>91.8%</summary>
    internal static string ShortPercent(double share) => share.ToString("P1", Culture);

    /// <summary>50% or 2.5%: settings, which are round numbers</summary>
    internal static string PlainPercent(double share) => share.ToString("0.##%", Culture);

    /// <summary>90%</summary>
    internal static string WholePercent(double share) => share.ToString("P0", Culture);

    /// <summary>91.29–92.36%</summary>
    internal static string Range(Interval interval) =>
        $"{(100 * interval.Low).ToString("F2", Culture)}–{Percent(interval.High)}";

    /// <summary>91.3–92.4%</summary>
    internal static string ShortRange(Interval interval) =>
        $"{(100 * interval.Low).ToString("F1", Culture)}–{ShortPercent(interval.High)}";

    /// <summary>0.42, without a sign; in percentage points.</summary>
    internal static string Points(double difference) => (100 * Math.Abs(difference)).ToString("F2", Culture);

    /// <summary>+0.42 or −0.42; in percentage points.</summary>
    internal static string SignedPoints(double difference) => (100 * difference).ToString("+0.00;−0.00;0.00", Culture);

    /// <summary>−0.10 … +0.42; in percentage points.</summary>
    internal static string SignedRange(Interval interval) => $"{SignedPoints(interval.Low)} … {SignedPoints(interval.High)}";

    /// <summary>60,000</summary>
    internal static string Count(long count) => count.ToString("N0", Culture);

    /// <summary>0.037, or &lt; 0.001 where more digits would say no more.</summary>
    internal static string PValue(double value) =>
        value < 0.001 ? $"< {0.001.ToString("F3", Culture)}" : value.ToString("F3", Culture);

    /// <summary>2.8</summary>
    internal static string OneDecimal(double value) => value.ToString("N1", Culture);

    /// <summary>397 kB or 1.2 MB, in powers of ten.</summary>
    internal static string Bytes(long count) => count < 1_000_000
        ? $"{Count((long)Math.Round(count / 1e3))}\u00A0kB"
        : $"{OneDecimal(count / 1e6)}\u00A0MB";

    /// <summary>0.2860</summary>
    internal static string FourDecimals(double value) => value.ToString("0.0000;−0.0000", Culture);

    /// <summary>As many digits as the number has.</summary>
    internal static string Plain(double value) => value.ToString("0.##########;−0.##########", Culture);

    /// <summary>3.6 × 10⁻⁷</summary>
    internal static string Scientific(double value)
    {
        if (value == 0)
            return "0";
        var parts = value.ToString("0.0E0", Culture).Split('E');
        return $"{parts[0]}\u00A0×\u00A010{Superscript(int.Parse(parts[1], CultureInfo.InvariantCulture))}";
    }

    /// <summary>0.42 s, 48.2 s, 3 min 12 s or 1 h 4 min.</summary>
    internal static string Duration(double seconds) => seconds switch
    {
        < 1 => $"{seconds.ToString("F2", Culture)}\u00A0s",
        < 60 => $"{seconds.ToString("F1", Culture)}\u00A0s",
        < 3600 => Parts((int)seconds / 60, "min", (int)seconds % 60, "s"),
        _ => Parts((int)seconds / 3600, "h", (int)seconds / 60 % 60, "min"),
    };

    /// <summary>32 × 14 × 14</summary>
    internal static string Shape(IReadOnlyList<int> shape) => string.Join(" × ", shape);

    private static string Parts(int large, string largeUnit, int small, string smallUnit) =>
        small == 0 ? $"{large}\u00A0{largeUnit}" : $"{large}\u00A0{largeUnit} {small}\u00A0{smallUnit}";

    private static string Superscript(int exponent) =>
        (exponent < 0 ? "⁻" : "") + string.Concat(Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).Select(digit => SuperscriptDigits[digit - '0']));
}
