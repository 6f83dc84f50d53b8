using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Vitrine.Reporting.Markup;

/// <summary>Lets <c>Html.Of($"…{text}…")</c> encode every string it takes in.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlInterpolation(int literalLength, int formattedCount)
{
    private readonly StringBuilder markup = new(literalLength + (formattedCount * 16));

    public override string ToString() => markup.ToString();

    internal void AppendLiteral(string literal) => markup.Append(literal);

    internal void AppendFormatted(Html html) => markup.Append(html.ToString());

    internal void AppendFormatted(IEnumerable<Html> parts) => markup.Append(Html.Join(parts).ToString());

    internal void AppendFormatted(string text) => markup.Append(Html.Text(text).ToString());

    /// <summary>For attributes: the same in every language.</summary>
    internal void AppendFormatted(int number) => markup.Append(CultureInfo.InvariantCulture, $"{number}");
}
