namespace Vitrine.Reporting.Markup;

/// <summary>A table's column; numbers are aligned to the right.</summary>
internal sealed record HtmlColumn(string Heading, bool IsNumber = true);
