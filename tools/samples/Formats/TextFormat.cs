using System.Text;

namespace ReportSearch.Samples.Formats;

/// <summary>A sample as plain text: a paragraph a line, the cells of a row between upright strokes.</summary>
internal static class TextFormat
{
    private const int LineGlyphs = 28;

    public static Encoding Gb18030 { get; } = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

    public static string Write(SampleDocument document) => Write(document, text => text, cell => cell);

    /// <summary>The text as it comes out of a PDF that prints bold by printing every run four times, the figures of its tables as well.</summary>
    public static string Overprinted(SampleDocument document, string style)
    {
        var random = new SampleRandom("overprint " + document.Name);
        return Write(document, Paragraph, Cell);

        // A line of the page is full before it is printed four times; no run crosses its end.
        string Paragraph(string text) =>
            string.Join('\n', Lines(text).Select(line => FourTimes(line, style, random)));

        static string Cell(string text) => string.Join('　', text.Split('　').Select(word => string.Concat(Enumerable.Repeat(word, 4))));
    }

    /// <summary>Lines as Word sets them, the first one set in: a number is not cut, and closing marks do not begin a line.</summary>
    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        double room = LineGlyphs - 2;
        for (int at = 0; at < text.Length;)
        {
            int end = at + 1;
            while (end < text.Length && ((char.IsAsciiLetterOrDigit(text[end - 1]) && char.IsAsciiLetterOrDigit(text[end])) || "，。；：、）”》！？%".Contains(text[end]) || "（“《".Contains(text[end - 1])))
                end++;
            double width = text[at..end].Sum(unit => unit < 0x2000 ? 0.5 : 1);
            if (width > room && line.Length > 0)
            {
                lines.Add(line.ToString());
                line.Clear();
                room = LineGlyphs;
            }

            line.Append(text, at, end - at);
            room -= width;
            at = end;
        }

        lines.Add(line.ToString());
        return lines;
    }

    /// <summary>Every run of a printed line four times: Latin letters and figures are a run of their own, of Chinese one glyph, a few, or the line.</summary>
    private static string FourTimes(string line, string style, SampleRandom random)
    {
        var printed = new StringBuilder();
        for (int at = 0; at < line.Length;)
        {
            if (line[at] is ' ' or '　')
            {
                printed.Append(line[at++]);
                continue;
            }

            bool latin = line[at] < 0x2000;
            int length = latin ? line.Length : style switch
            {
                "glyph" => 1,
                "run" => random.Between(3, 9),
                "line" => line.Length,
                _ => random.Chance(35) ? 1 : random.Between(2, 14),
            };
            int end = at + 1;
            while (end < line.Length && end - at < length && line[end] is not (' ' or '　') && line[end] < 0x2000 == latin)
                end++;
            for (int copy = 0; copy < 4; copy++)
                printed.Append(line, at, end - at);
            if (end < line.Length && (style != "glyph" || random.Chance(20)))
                printed.Append(' ');
            at = end;
        }

        return printed.Replace("  ", " ").ToString();
    }

    private static string Write(SampleDocument document, Func<string, string> paragraph, Func<string, string> cell)
    {
        var text = new StringBuilder();
        foreach (Piece piece in document.Pieces)
        {
            if (piece.Table is { } table)
            {
                foreach (IReadOnlyList<string> row in table.Grid())
                    text.Append("| ").AppendJoin(" | ", row.Select(cell)).Append(" |\n");
            }
            else
            {
                text.Append(Indent(piece)).Append(paragraph(piece.Printed)).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Indent(Piece piece) => piece.Kind switch
    {
        PieceKind.Title => "            ",
        PieceKind.Signature => new string(' ', 32),
        _ => "　　",
    };
}
