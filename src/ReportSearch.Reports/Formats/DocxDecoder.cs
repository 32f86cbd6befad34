using System.Xml;

namespace ReportSearch.Reports.Formats;

/// <summary>A Word document: the text as it is printed, without headers, footers and deleted text, footnotes at the end.</summary>
internal static class DocxDecoder
{
    internal static DecodedFile Decode(ReadOnlySpan<byte> bytes, string fileName)
    {
        try
        {
            using BoundedArchive archive = BoundedArchive.Open(bytes.ToArray());
            string main = MainPart(archive);
            string folder = main[..(main.LastIndexOf('/') + 1)];

            // 1. Lists and the styles that use them.
            var numbering = new DocxNumbering();
            using (XmlReader? lists = archive.OpenXml(folder + "numbering.xml"))
            {
                if (lists is not null)
                    numbering.ReadNumbering(lists);
            }

            using (XmlReader? styles = archive.OpenXml(folder + "styles.xml"))
            {
                if (styles is not null)
                    numbering.ReadStyles(styles);
            }

            var hiding = new DocxStyles();
            using (XmlReader? styles = archive.OpenXml(folder + "styles.xml"))
            {
                if (styles is not null)
                    hiding.Read(styles);
            }

            // 2. The text, then the notes in the order in which it names them.
            var body = new DocxBody(numbering, hiding);
            using (XmlReader? document = archive.OpenXml(main))
            {
                if (document is null)
                    return DecodedFile.Failed("damaged", $"{fileName}: a Word file without its document part {main}; fetch it again");
                body.Read(document);
            }

            foreach ((string part, string element) in (ReadOnlySpan<(string, string)>)[("footnotes.xml", "footnote"), ("endnotes.xml", "endnote")])
            {
                using XmlReader? notes = archive.OpenXml(folder + part);
                if (notes is not null)
                    body.ReadNotes(notes, element);
            }

            // 3. Source text.
            var builder = new SourceTextBuilder();
            new SourceBlockWriter(builder).Write(body.Blocks);
            return builder.ToFile("docx", "utf-8", fileName);
        }
        catch (FileBoundException bound)
        {
            return DecodedFile.Failed("tooLarge", $"{fileName}: the Word file holds more than is read ({bound.Message}); give the report alone");
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException)
        {
            return DecodedFile.Failed("damaged", $"{fileName}: the Word file cannot be unpacked or read ({broken.Message}); fetch it again");
        }
    }

    /// <summary>The main part as the package names it.</summary>
    private static string MainPart(BoundedArchive archive)
    {
        using XmlReader? relations = archive.OpenXml("_rels/.rels");
        while (relations is not null && relations.Read())
        {
            if (relations.NodeType == XmlNodeType.Element && relations.LocalName == "Relationship"
                && DocxNumbering.Attribute(relations, "Type") is { } type && type.EndsWith("/officeDocument", StringComparison.Ordinal)
                && DocxNumbering.Attribute(relations, "Target") is { Length: > 0 } target)
                return target.TrimStart('/');
        }

        return "word/document.xml";
    }
}
