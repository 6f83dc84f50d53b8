using System.Globalization;

namespace Vitrine.Inference;

internal static class TextFormat
{
    /// <summary>Fills a sentence's numbered places, numbers as the current language writes them.</summary>
    internal static string Fill(this string pattern, params object?[] arguments) =>
        string.Format(CultureInfo.CurrentCulture, pattern, arguments);
}
