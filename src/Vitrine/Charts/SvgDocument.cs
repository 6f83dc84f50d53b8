using System.Xml.Linq;

namespace Vitrine.Charts;

/// <summary>Makes of Skia's SVG one that scales with its page, reads in any browser and says what it shows.</summary>
internal static class SvgDocument
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    internal static string Finish(string xml, string title, string alternativeText)
    {
        var root = XElement.Parse(xml);
        if (root.Attribute("viewBox") is null)
            root.SetAttributeValue("viewBox", $"0 0 {root.Attribute("width")!.Value} {root.Attribute("height")!.Value}");
        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("aria-label", title);
        root.AddFirst(new XElement(Svg + "title", title), new XElement(Svg + "desc", alternativeText));
        foreach (var family in root.Descendants().Attributes("font-family"))
            family.Value = ChartFont.CssFamilies;
        return root.ToString(SaveOptions.DisableFormatting);
    }
}
