using System.Globalization;
using System.Text;

namespace ReportSearch.Samples.Formats;

/// <summary>What a Word file has besides its text.</summary>
/// <param name="AutomaticNumbers">Headings get their numbers from the numbering part, where the sample counts as Word does.</param>
/// <param name="TrackedChanges">Insertions, deletions and moved text stand in it unresolved.</param>
internal sealed record DocxLooks(bool AutomaticNumbers, bool TrackedChanges);

/// <summary>A sample as a Word file: a header and page numbers on every page, runs cut as Word cuts them, merged cells in tables.</summary>
internal static class DocxFormat
{
    private const int WidthTwips = 8844;

    private const string Styles =
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"仿宋\"/><w:sz w:val=\"32\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault></w:docDefaults>" +
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/><w:pPr><w:spacing w:line=\"560\" w:lineRule=\"exact\"/></w:pPr></w:style>" +
        "<w:style w:type=\"paragraph\" w:styleId=\"cell\"><w:name w:val=\"Table Text\"/><w:basedOn w:val=\"a\"/><w:pPr><w:spacing w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:sz w:val=\"16\"/></w:rPr></w:style>";

    private const string Header = "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"18\"/></w:rPr><w:t>政府信息公开</w:t></w:r></w:p>";

    private const string Footer =
        "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"18\"/></w:rPr><w:t xml:space=\"preserve\">- </w:t></w:r><w:r><w:rPr><w:sz w:val=\"18\"/></w:rPr><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:rPr><w:sz w:val=\"18\"/></w:rPr><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>" +
        "<w:r><w:rPr><w:sz w:val=\"18\"/></w:rPr><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:rPr><w:sz w:val=\"18\"/></w:rPr><w:t>1</w:t></w:r><w:r><w:rPr><w:sz w:val=\"18\"/></w:rPr><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:rPr><w:sz w:val=\"18\"/></w:rPr><w:t xml:space=\"preserve\"> -</w:t></w:r></w:p>";

    private const string Changed = "w:author=\"编辑\" w:date=\"2020-01-02T08:00:00Z\"";

    public static byte[] Write(SampleDocument document, DocxLooks looks)
    {
        var random = new SampleRandom("docx " + document.Name);
        AutomaticNumbering? numbering = looks.AutomaticNumbers ? AutomaticNumbering.TryOf(document) : null;
        var body = new StringBuilder();
        foreach (Piece piece in document.Pieces)
        {
            if (piece.Table is { } table)
                Table(body, table);
            else
                Paragraph(body, piece, numbering, looks.TrackedChanges, random);
        }

        return DocxFile.Write(body.ToString(), numbering?.ToXml(), Styles, header: Header, footer: Footer);
    }

    private static void Paragraph(StringBuilder body, Piece piece, AutomaticNumbering? numbering, bool tracked, SampleRandom random)
    {
        bool automatic = numbering is not null && numbering.Counts(piece);
        string properties = automatic ? $"<w:numPr><w:ilvl w:val=\"{piece.Level - 1}\"/><w:numId w:val=\"1\"/></w:numPr><w:ind w:firstLine=\"640\"/>" : piece.Kind switch
        {
            PieceKind.Title => "<w:jc w:val=\"center\"/>",
            PieceKind.Signature => "<w:jc w:val=\"right\"/>",
            _ => "<w:ind w:firstLine=\"640\"/>",
        };
        string text = automatic ? piece.Text : piece.Printed;
        body.Append("<w:p><w:pPr>").Append(properties).Append("</w:pPr>");
        int change = tracked && piece.Kind == PieceKind.Paragraph && text.Length > 40 && random.Chance(40) ? text.Length / 2 : -1;
        for (int at = 0; at < text.Length;)
        {
            int end = Math.Min(text.Length, at + random.Between(4, 60));
            if (at < change && end > change)
                end = change;
            string run = DocxFile.Run(text[at..end], piece.Level == 1 ? "<w:b/>" : "");
            if (at == change)
                body.Append(CultureInfo.InvariantCulture, $"<w:del w:id=\"{body.Length}\" {Changed}><w:r><w:delText>已经删去的文字</w:delText></w:r></w:del><w:ins w:id=\"{body.Length + 1}\" {Changed}>{run}</w:ins>");
            else
                body.Append(run);
            if (random.Chance(10))
                body.Append("<w:proofErr w:type=\"gramStart\"/>");
            at = end;
        }

        body.Append("</w:p>");
        if (change > 0 && random.Chance(30))
            body.Append(CultureInfo.InvariantCulture, $"<w:p><w:pPr><w:rPr><w:del w:id=\"{body.Length}\" {Changed}/></w:rPr></w:pPr><w:del w:id=\"{body.Length + 1}\" {Changed}><w:r><w:delText>整段删去的文字。</w:delText></w:r></w:del></w:p>");
    }

    private static void Table(StringBuilder body, SampleTable table)
    {
        IReadOnlyList<IReadOnlyList<PlacedCell>> places = table.Places();
        int columns = places.Max(row => row.Count);
        // Labels take more room than figures.
        int[] widths = columns switch
        {
            3 => [5844, 1200, 1800],
            10 => [900, 1500, 1944, .. Enumerable.Repeat(642, 7)],
            _ => [.. Enumerable.Repeat(WidthTwips / columns, columns)],
        };
        body.Append("<w:tbl><w:tblPr><w:tblW w:w=\"8844\" w:type=\"dxa\"/><w:tblBorders>");
        foreach (string side in (ReadOnlySpan<string>)["top", "left", "bottom", "right", "insideH", "insideV"])
            body.Append(CultureInfo.InvariantCulture, $"<w:{side} w:val=\"single\" w:sz=\"4\" w:color=\"000000\"/>");
        body.Append("</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
        foreach (int width in widths)
            body.Append(CultureInfo.InvariantCulture, $"<w:gridCol w:w=\"{width}\"/>");
        body.Append("</w:tblGrid>");
        for (int row = 0; row < places.Count; row++)
        {
            body.Append("<w:tr>");
            for (int column = 0; column < places[row].Count;)
            {
                PlacedCell place = places[row][column];
                body.Append(CultureInfo.InvariantCulture, $"<w:tc><w:tcPr><w:tcW w:w=\"{widths.Skip(column).Take(place.Cell.Columns).Sum()}\" w:type=\"dxa\"/>");
                if (place.Cell.Columns > 1)
                    body.Append(CultureInfo.InvariantCulture, $"<w:gridSpan w:val=\"{place.Cell.Columns}\"/>");
                if (place.Cell.Rows > 1)
                    body.Append(place.Row == row ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>");
                body.Append("<w:vAlign w:val=\"center\"/></w:tcPr>").Append(DocxFile.Paragraph(place.Row == row ? place.Cell.Text : "", "<w:pStyle w:val=\"cell\"/>")).Append("</w:tc>");
                column += place.Cell.Columns;
            }

            body.Append("</w:tr>");
        }

        // Word wants a paragraph between a table and what follows.
        body.Append("</w:tbl><w:p/>");
    }
}
