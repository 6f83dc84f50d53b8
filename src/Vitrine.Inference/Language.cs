using System.Globalization;

namespace Vitrine.Inference;

/// <summary>
/// One of the two languages Vitrine speaks. Sentences follow <see cref="CultureInfo.CurrentUICulture"/> and numbers
/// <see cref="CultureInfo.CurrentCulture"/>; <see cref="Use"/> sets both. The cultures are built here, so that they
/// are the same on machines with and without ICU.
/// </summary>
public sealed class Language
{
    public static readonly Language English = new("en", new NumberFormatInfo { PercentPositivePattern = 1, PercentNegativePattern = 1 });

    public static readonly Language Portuguese = new("pt", new NumberFormatInfo
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = ".",
        PercentDecimalSeparator = ",",
        PercentGroupSeparator = ".",
        PercentPositivePattern = 1,
        PercentNegativePattern = 1,
    });

    private Language(string code, NumberFormatInfo numbers)
    {
        Code = code;
        Culture = (CultureInfo)Known(code).Clone();
        Culture.NumberFormat = numbers;
    }

    /// <summary><c>en</c> or <c>pt</c>.</summary>
    public string Code { get; }

    public CultureInfo Culture { get; }

    /// <summary>The language in which sentences are looked up on this thread.</summary>
    public static Language Current => IsPortuguese(CultureInfo.CurrentUICulture.Name) ? Portuguese : English;

    /// <summary>The language of a locale name such as <c>pt_BR.UTF-8</c> or <c>en-GB</c>; English for any other.</summary>
    public static Language OfLocale(string? locale) => IsPortuguese(locale) ? Portuguese : English;

    /// <summary>Makes this the language of the process, this thread and those started after.</summary>
    public void Use()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Culture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = Culture;
    }

    /// <summary>
    /// A host on a slim image may know the invariant culture alone (invariant globalisation with predefined cultures only):
    /// it gets English sentences rather than a crash.
    /// </summary>
    private static CultureInfo Known(string code)
    {
        try
        {
            return new CultureInfo(code, useUserOverride: false);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }

    private static bool IsPortuguese(string? locale) => locale?.StartsWith("pt", StringComparison.OrdinalIgnoreCase) ?? false;
}
