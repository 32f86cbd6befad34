using System.Xml;
using ReportSearch.Reports.Formats.Pages;

namespace ReportSearch.Reports.Formats;

/// <summary>OFD (GB/T 33190): the pages that the document lists, with the words and rules that their layers draw, read in process.</summary>
internal static class OfdDecoder
{
    private const int MostPages = 1000;
    // A page lies on one or two; a built file draws one part again and again.
    private const int MostTemplates = 64;
    private const int LeastCharacters = 30;

    /// <summary>Decodes an OFD file. No input throws.</summary>
    internal static DecodedFile Decode(ReadOnlySpan<byte> bytes, string fileName)
    {
        try
        {
            using var package = new OfdPackage(bytes);
            return Decode(package, fileName);
        }
        catch (InvalidDataException broken)
        {
            return DecodedFile.Failed("damaged", $"{fileName}: the OFD file cannot be read ({broken.Message}); fetch it again");
        }
        catch (XmlException broken)
        {
            return DecodedFile.Failed("damaged", $"{fileName}: a part of the OFD file is no XML (line {broken.LineNumber}); fetch it again");
        }
        catch (FileBoundException bound)
        {
            return DecodedFile.Failed("tooLarge", $"{fileName}: the OFD file holds more than is read ({bound.Message}); give the report alone");
        }
    }

    private static DecodedFile Decode(OfdPackage package, string fileName)
    {
        if (package.Holds("Encryptions.xml") || package.Holds("Encryption.xml"))
            return DecodedFile.Failed("encrypted", $"{fileName}: the OFD file is encrypted; save it without protection");

        // 1. The package names its documents.
        if (package.ReadXml("OFD.xml") is not { } start)
            return DecodedFile.Failed("damaged", $"{fileName}: the OFD file names no document; fetch it again");
        List<string> roots = [.. OfdPackage.Elements(start, "DocRoot").Select(root => root.InnerText.Trim()).Where(root => root.Length > 0).Distinct(StringComparer.Ordinal)];
        if (roots.Count == 0)
            return DecodedFile.Failed("damaged", $"{fileName}: the OFD file names no document; fetch it again");

        // 2. Words and rules of every page.
        var placed = new List<PlacedPage>();
        int pictures = 0;
        foreach (string root in roots)
        {
            if (ReadPages(package, root, fileName, placed, ref pictures) is { } failure)
                return failure;
        }

        if (placed.Count == 0)
            return DecodedFile.Failed("empty", $"{fileName}: the OFD file has no pages; fetch it again");
        int characters = placed.Sum(page => page.Words.Sum(word => word.Text.Length));
        if (characters < LeastCharacters && pictures > 0)
            return DecodedFile.Failed("scanned", $"{fileName}: the {placed.Count} pages of the OFD file hold pictures and no text, as scanned pages do; make their text recognisable first (OCR)");
        return characters == 0
            ? DecodedFile.Failed("empty", $"{fileName}: the {placed.Count} pages of the OFD file hold neither text nor pictures; fetch it again")
            // 3. Lines, paragraphs and tables.
            : PageText.Read(placed, "ofd", fileName);
    }

    /// <summary>Adds the pages of one document; the failure, or null.</summary>
    private static DecodedFile? ReadPages(OfdPackage package, string root, string fileName, List<PlacedPage> placed, ref int pictures)
    {
        if (package.ReadXml(root) is not { } document)
            return DecodedFile.Failed("damaged", $"{fileName}: the OFD file lacks its document; fetch it again");
        string folder = OfdPackage.FolderOf(root);
        double[] area = OfdPackage.Numbers(OfdPackage.Text(document, "PhysicalBox"));
        List<string> pages = [.. OfdPackage.Elements(document, "Page").Select(page => page.GetAttribute("BaseLoc")).Where(place => place.Length > 0)];
        if (placed.Count + pages.Count > MostPages)
            return DecodedFile.Failed("tooLarge", $"{fileName}: an OFD file of more than {MostPages} pages; give the report alone");
        Dictionary<string, string> templates = [];
        foreach (XmlElement template in OfdPackage.Elements(document, "TemplatePage"))
            templates[template.GetAttribute("ID")] = template.GetAttribute("BaseLoc");
        int number = 0;
        foreach (string place in pages)
        {
            number++;
            if (package.ReadXml(folder, place) is not { } content)
                return DecodedFile.Failed("damaged", $"{fileName}: the OFD file lacks its page {number} of {pages.Count}; fetch it again");
            if (content.DocumentElement?.LocalName != "Page")
                return DecodedFile.Failed("damaged", $"{fileName}: page {number} of the OFD file is no page but “{content.DocumentElement?.LocalName}”; fetch it again");
            var page = new OfdPage(OfdPackage.Numbers(OfdPackage.Text(content, "PhysicalBox")) is { Length: 4 } own ? own : area);
            int drawn = 0;
            foreach (XmlElement template in OfdPackage.Elements(content, "Template"))
            {
                if (++drawn > MostTemplates)
                    return DecodedFile.Failed("tooLarge", $"{fileName}: page {number} of the OFD file lies on more than {MostTemplates} templates; save it anew, or give its text");
                if (templates.TryGetValue(template.GetAttribute("TemplateID"), out string? below) && package.ReadXml(folder, below) is { } shared)
                    page.Draw(shared);
            }

            page.Draw(content);
            placed.Add(page.ToPage());
            pictures += page.Pictures;
        }

        return null;
    }
}
