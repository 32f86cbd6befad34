using System.Xml;

namespace ReportSearch.Reports.Formats;

/// <summary>Which styles of a Word file hide the text that is set in them.</summary>
internal sealed class DocxStyles
{
    private const int LongestChain = 20;

    private readonly Dictionary<string, (bool? Hidden, string? Parent)> _styles = [];

    /// <summary>Reads the part of the styles.</summary>
    internal void Read(XmlReader reader)
    {
        string? style = null;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "style")
            {
                style = DocxNumbering.Attribute(reader, "styleId");
                if (style is not null)
                    _styles[style] = default;
            }
            else if (style is not null && reader.LocalName == "vanish")
            {
                _styles[style] = _styles[style] with { Hidden = IsOn(reader) };
            }
            else if (style is not null && reader.LocalName == "basedOn")
            {
                _styles[style] = _styles[style] with { Parent = DocxNumbering.Attribute(reader, "val") };
            }
        }
    }

    /// <summary>Whether a style, or one that it is based on, hides its text; null when none of them says so or the contrary.</summary>
    internal bool? Hides(string? style)
    {
        for (int steps = 0; style is not null && steps < LongestChain && _styles.TryGetValue(style, out (bool? Hidden, string? Parent) found); steps++)
        {
            if (found.Hidden is not null)
                return found.Hidden;
            style = found.Parent;
        }

        return null;
    }

    /// <summary>The value of a property that is on where it has none.</summary>
    internal static bool IsOn(XmlReader property) => DocxNumbering.Attribute(property, "val") is not ("0" or "false" or "off");
}
