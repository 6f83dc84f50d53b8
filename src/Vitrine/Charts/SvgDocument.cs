using System.Xml.Linq;

namespace Vitrine.Charts;

/// <summary>Makes of Skia's SVG one that scales with its page, reads in any browser and says what it shows.</summary>
internal static class SvgDocument
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private const string Reference = "url(#";

    private static readonly XNamespace Link = "http://www.w3.org/1999/xlink";

    internal static string Finish(string xml, FigureText text)
    {
        var root = XElement.Parse(xml);
        if (root.Attribute("viewBox") is null)
            root.SetAttributeValue("viewBox", $"0 0 {root.Attribute("width")!.Value} {root.Attribute("height")!.Value}");
        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("aria-label", text.Title);
        root.AddFirst(new XElement(Svg + "title", text.Title), new XElement(Svg + "desc", text.AlternativeText));
        foreach (var element in root.Descendants(Svg + "text"))
            MendText(element);
        foreach (var element in root.Descendants(Svg + "image"))
            element.SetAttributeValue("style", "image-rendering:pixelated");
        Renumber(root, text.Name);
        return root.ToString(SaveOptions.DisableFormatting);
    }

    // Skia counts identifiers through the whole process. Counted per chart the same chart is the same text, and with
    // the chart's name in front several can stand in one page.
    private static void Renumber(XElement root, string chartName)
    {
        var names = root.Descendants().Attributes("id")
            .Select((id, index) => KeyValuePair.Create(id.Value, $"{chartName}-{index + 1}"))
            .ToDictionary();
        foreach (var attribute in root.Descendants().Attributes())
        {
            if (attribute.Name == "id")
                attribute.Value = names[attribute.Value];
            else if (attribute.Name == Link + "href" && attribute.Value.StartsWith('#'))
                attribute.Value = "#" + names[attribute.Value[1..]];
            else if (attribute.Value.StartsWith(Reference, StringComparison.Ordinal))
                attribute.Value = $"{Reference}{names[attribute.Value[Reference.Length..^1]]})";
        }
    }

    // Skia indents the text and ends each list of positions with a comma, which strict readers refuse.
    private static void MendText(XElement element)
    {
        element.Value = element.Value.Trim();
        element.SetAttributeValue("font-family", ChartFont.CssFamilies);
        foreach (var name in new[] { "x", "y" })
        {
            if (element.Attribute(name) is { } positions)
                positions.Value = positions.Value.TrimEnd(' ', ',');
        }
    }
}
