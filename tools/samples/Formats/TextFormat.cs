using System.Text;
using ReportSearch.Samples.Writing;

namespace ReportSearch.Samples.Formats;

/// <summary>A sample as plain text: a paragraph a line, the cells of a row between upright strokes.</summary>
internal static class TextFormat
{
    public static Encoding Gb18030 { get; } = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

    public static string Write(SampleDocument document) => Write(document, text => text, cell => cell);

    /// <summary>The text as it comes out of a PDF that prints bold by printing every run four times, the figures of its tables as well.</summary>
    public static string Overprinted(SampleDocument document, string style)
    {
        var random = new SampleRandom("overprint " + document.Name);
        return Write(document, text => Damage.FourTimes(text, style, random), cell => string.Concat(Enumerable.Repeat(cell, 4)));
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
