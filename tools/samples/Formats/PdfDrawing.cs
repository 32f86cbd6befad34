using System.Globalization;
using System.Text;
using ReportSearch.Reports.Documents;

namespace ReportSearch.Samples.Formats;

/// <summary>A document set on A4 pages: letters 16 points, 28 to a line, tables in ruled grids, a header and a number on every page. Lengths in points from the top left.</summary>
internal sealed class PdfDrawing
{
    internal const double Width = 595, Height = 842;
    internal const double Left = 73, Right = 521;
    private const double Top = 90, Bottom = 750;

    private double _y = Bottom + 1;

    /// <summary>Words by page: left edge, baseline, size.</summary>
    internal List<List<(double X, double Y, double Size, string Text)>> Words { get; } = [];

    /// <summary>Rules by page as thin rectangles: left, top, width, height.</summary>
    internal List<List<(double X, double Y, double W, double H)>> Rules { get; } = [];

    internal static PdfDrawing Of(Document document) => Of(SampleDocument.Of("", document));

    internal static PdfDrawing Of(SampleDocument document)
    {
        var drawing = new PdfDrawing();
        foreach (Piece piece in document.Pieces)
        {
            if (piece.Table is { } table)
                drawing.Table(table.Grid());
            else
                drawing.Paragraph(piece.Printed.Trim());
        }

        return drawing;
    }

    internal void Paragraph(string text)
    {
        foreach ((string line, int i) in Wrap(text, (Right - Left) / 16, indent: 2).Select((line, i) => (line, i)))
            Put(Left + (i == 0 ? 32 : 0), Room(28) + 20, 16, line);
    }

    private void Table(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int columns = rows.Max(row => row.Count);
        double label = columns > 6 ? 150 : 220, size = columns > 6 ? 8 : 10, other = columns > 1 ? (Right - Left - label) / (columns - 1) : 0;
        double X(int column) => column == 0 ? Left : columns == 1 ? Right : Left + label + ((column - 1) * other);
        foreach (IReadOnlyList<string> row in rows)
        {
            List<List<string>> lines = [.. Enumerable.Range(0, columns).Select(i => Wrap(i < row.Count ? row[i] : "", ((X(i + 1) - X(i)) / size) - 1, 0))];
            double height = (Math.Max(1, lines.Max(cell => cell.Count)) * size * 1.4) + 4;
            double top = Room(height);
            for (int i = 0; i < columns; i++)
            {
                double y = top + ((height - (lines[i].Count * size * 1.4)) / 2) + size;
                foreach (string line in lines[i])
                {
                    Put(X(i) + 3, y, size, line);
                    y += size * 1.4;
                }

                Rules[^1].Add((X(i), top, 0.5, height));
            }

            Rules[^1].Add((Right, top, 0.5, height));
            Rules[^1].Add((Left, top, Right - Left, 0.5));
            Rules[^1].Add((Left, top + height, Right - Left, 0.5));
        }

        Room(12);
    }

    /// <summary>Whether as much still fits on the page.</summary>
    internal bool Fits(double height) => _y + height <= Bottom;

    /// <summary>Begins a new page with what comes next.</summary>
    internal void EndPage() => _y = Bottom + 1;

    /// <summary>The top of as much room, on a new page where it does not fit.</summary>
    internal double Room(double height)
    {
        if (_y + height > Bottom)
        {
            Words.Add([]);
            Rules.Add([]);
            _y = Top;
            Put(250, 50, 9, "政府信息公开");
            Put(285, 800, 9, $"- {Words.Count} -");
        }

        _y += height;
        return _y - height;
    }

    internal void Put(double x, double y, double size, string text) => Words[^1].Add((x, y, size, text));

    internal static double Ems(string text) => text.Sum(unit => unit < 0x2000 ? 0.5 : 1);

    internal static List<string> Wrap(string text, double ems, int indent)
    {
        var lines = new List<string>();
        string line = "";
        double room = ems - indent;
        foreach (char unit in text)
        {
            if (Ems(line) + (unit < 0x2000 ? 0.5 : 1) > room)
            {
                lines.Add(line);
                line = "";
                room = ems;
            }

            line += unit;
        }

        if (line.Length > 0)
            lines.Add(line);
        return lines;
    }

    /// <summary>The pages as PDF: one font that is not embedded, two bytes a letter, with the map to Unicode that programs write.</summary>
    internal byte[] ToPdf()
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {Words.Count} /Kids [{string.Join(' ', Enumerable.Range(0, Words.Count).Select(i => $"{6 + (2 * i)} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W [0 8191 500] /FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -150 1000 850] /ItalicAngle 0 /Ascent 850 /Descent -150 /CapHeight 700 /StemV 80 >> >>",
            Stream(UnicodeMap()),
        };
        for (int i = 0; i < Words.Count; i++)
        {
            objects.Add(string.Create(CultureInfo.InvariantCulture, $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Width} {Height}] /Contents {7 + (2 * i)} 0 R /Resources << /Font << /F 3 0 R >> >> >>"));
            var content = new StringBuilder();
            foreach ((double x, double y, double w, double h) in Rules[i])
                content.Append(CultureInfo.InvariantCulture, $"{x:0.##} {Height - y - h:0.##} {w:0.##} {h:0.##} re f\n");
            foreach ((double x, double y, double size, string text) in Words[i])
                content.Append(CultureInfo.InvariantCulture, $"BT /F {size:0.##} Tf {x:0.##} {Height - y:0.##} Td <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}> Tj ET\n");
            objects.Add(Stream(content.ToString()));
        }

        var file = new StringBuilder("%PDF-1.5\n");
        var offsets = new List<int>();
        for (int i = 0; i < objects.Count; i++)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        int table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (int offset in offsets)
            file.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    private static string Stream(string content) => string.Create(CultureInfo.InvariantCulture, $"<< /Length {content.Length} >>\nstream\n{content}\nendstream");

    private static string UnicodeMap()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /U def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        for (int first = 0; first < 256; first += 64)
        {
            map.Append("64 beginbfrange\n");
            for (int high = first; high < first + 64; high++)
                map.Append(CultureInfo.InvariantCulture, $"<{high:X2}00> <{high:X2}FF> <{high:X2}00>\n");
            map.Append("endbfrange\n");
        }

        return map.Append("endcmap\nend\nend\n").ToString();
    }
}
