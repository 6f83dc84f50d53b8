namespace Vitrine.Bundles.Imports;

/// <summary>The ranges of grey values, by the names that people type.</summary>
public static class PixelRanges
{
    public static readonly IReadOnlyDictionary<string, PixelRange> All = new OrderedDictionary<string, PixelRange>
    {
        ["0-1"] = PixelRange.ZeroToOne,
        ["0-255"] = PixelRange.ZeroTo255,
    };

    /// <summary>As typed.</summary>
    public static string NameOf(PixelRange range) => All.First(entry => entry.Value == range).Key;
}
