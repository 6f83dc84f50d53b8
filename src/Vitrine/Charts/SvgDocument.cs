using System.Xml.Linq;

namespace Vitrine.Charts;

/// <summary>Makes of Skia's SVG one that scales with its page, reads in any browser and says what it shows.</summary>
internal static class SvgDocument
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly XNamespace Link = "http://www.w3.org/1999/xlink";

    internal static string Finish(string xml, FigureText text)
    {
        var root = XElement.Parse(xml);
        if (root.Attribute("viewBox") is null)
            root.SetAttributeValue("viewBox", $"0 0 {root.Attribute("width")!.Value} {root.Attribute("height")!.Value}");
        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("aria-label", text.Title);
        root.AddFirst(new XElement(Svg + "title", text.Title), new XElement(Svg + "desc", text.AlternativeText));
        foreach (var element in root.Descendants())
            Mend(element, text.Name);
        return root.ToString(SaveOptions.DisableFormatting);
    }

    private static void Mend(XElement element, string chartName)
    {
        if (element.Name == Svg + "text")
            MendText(element);
        if (element.Name == Svg + "image")
            element.SetAttributeValue("style", "image-rendering:pixelated");
        // Several charts can stand in one page, where their identifiers must differ.
        if (element.Attribute("id") is { } id)
            id.Value = $"{chartName}-{id.Value}";
        foreach (var attribute in element.Attributes())
        {
            attribute.Value = attribute.Value.Replace("url(#", $"url(#{chartName}-", StringComparison.Ordinal);
            if (attribute.Name == Link + "href" && attribute.Value.StartsWith('#'))
                attribute.Value = $"#{chartName}-{attribute.Value[1..]}";
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
