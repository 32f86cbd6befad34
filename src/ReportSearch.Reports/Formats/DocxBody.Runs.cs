using System.Globalization;
using System.Text;
using System.Xml;

namespace ReportSearch.Reports.Formats;

/// <summary>Runs: text, symbols, notes and what is drawn.</summary>
internal sealed partial class DocxBody
{
    private void Run(XmlReader reader, Paragraph paragraph)
    {
        bool hidden = styles.Hides(paragraph.Style) ?? false;
        Children(reader, paragraph, RunPart);

        void RunPart(XmlReader part, Paragraph target)
        {
            switch (part.LocalName)
            {
                case "rPr":
                    Children(part, 0, (property, _) =>
                    {
                        // The run's style stands before what the run says itself, which counts more.
                        if (property.LocalName == "rStyle")
                            hidden = styles.Hides(DocxNumbering.Attribute(property, "val")) ?? hidden;
                        else if (property.LocalName == "vanish")
                            hidden = DocxStyles.IsOn(property);
                        Skip(property);
                    });
                    return;
                case "t":
                    string text = Content(part);
                    if (!hidden)
                        target.Text.Append(text);
                    return;
                case "tab" or "ptab":
                    // Before the first character a tab only sets the paragraph in.
                    target.Text.Append(target.Text.Length == 0 ? '\u3000' : '\t');
                    break;
                case "br" or "cr":
                    target.Text.Append('\n');
                    break;
                case "sym" when !hidden && Code(part) is { } letter:
                    target.Text.Append(SymbolFonts.Sign(DocxNumbering.Attribute(part, "font"), letter));
                    break;
                case "noBreakHyphen":
                    target.Text.Append('-');
                    break;
                case "footnoteReference" or "endnoteReference":
                    string note = part.LocalName[..^"Reference".Length] + DocxNumbering.Attribute(part, "id");
                    if (_known.Add(note))
                        _notes.Add(note);
                    break;
                case "drawing" or "pict" or "object":
                    Children(part, target, Drawing);
                    return;
                case "AlternateContent":
                    Alternative(part, target, RunPart);
                    return;
                case "ruby":
                    Children(part, target, (inner, outer) =>
                    {
                        if (inner.LocalName == "rubyBase")
                            Children(inner, outer, Inline);
                        else
                            Skip(inner);
                    });
                    return;
            }

            // Field codes, deleted text.
            Skip(part);
        }
    }

    /// <summary>The letter of a symbol, given in hexadecimal figures.</summary>
    private static char? Code(XmlReader symbol) =>
        ushort.TryParse(DocxNumbering.Attribute(symbol, "char"), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code) && code >= ' ' && !char.IsSurrogate((char)code) ? (char)code : null;

    private void Drawing(XmlReader reader, Paragraph paragraph)
    {
        if (reader.LocalName == "txbxContent")
        {
            var flow = new Flow(paragraph.Boxes);
            Children(reader, flow, Block);
            flow.End();
        }
        else if (reader.LocalName == "AlternateContent")
        {
            Alternative(reader, paragraph, Drawing);
        }
        else
        {
            Children(reader, paragraph, Drawing);
        }
    }

    private static string Content(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return "";
        var text = new StringBuilder();
        int depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                text.Append(reader.Value);
        }

        return text.ToString();
    }
}
