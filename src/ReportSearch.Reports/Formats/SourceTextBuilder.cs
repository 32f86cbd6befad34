using System.Text;
using ReportSearch.Reports.Tables;

namespace ReportSearch.Reports.Formats;

/// <summary>Writes the source text of a structured format: a paragraph a line, a row of a table a line with its cells between tabs.</summary>
internal sealed class SourceTextBuilder
{
    private readonly StringBuilder _text = new();
    private readonly List<SourceTable> _tables = [];

    /// <summary>Units written so far.</summary>
    internal int Length => _text.Length;

    /// <summary>The source text so far.</summary>
    internal string Text => _text.ToString();

    /// <summary>Writes a paragraph as a line; line ends inside it begin new lines. A blank one writes nothing.</summary>
    internal void Paragraph(ReadOnlySpan<char> content)
    {
        ReadOnlySpan<char> trimmed = content.TrimEnd();
        if (trimmed.IsEmpty)
            return;
        _text.Append(trimmed).Append('\n');
    }

    /// <summary>Writes a blank line, unless the text begins here.</summary>
    internal void BlankLine()
    {
        if (_text.Length > 0)
            _text.Append('\n');
    }

    /// <summary>Writes a table; tabs inside a cell become blanks. Short rows without any text are left out, and a table without any row writes nothing.</summary>
    internal void Table(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int start = _text.Length;
        var written = new List<IReadOnlyList<SourceCell>>(rows.Count);
        foreach (IReadOnlyList<string> row in rows)
        {
            if (row.Count < DraftRow.FewestBlankCells && row.All(string.IsNullOrWhiteSpace))
                continue;
            var cells = new List<SourceCell>(row.Count);
            for (int i = 0; i < row.Count; i++)
            {
                if (i > 0)
                    _text.Append('\t');
                int from = _text.Length;
                _text.Append(row[i].AsSpan().Trim());
                _text.Replace('\t', ' ', from, _text.Length - from);
                cells.Add(new SourceCell(from, _text.Length));
            }

            _text.Append('\n');
            written.Add(cells);
        }

        if (written.Count > 0)
            _tables.Add(new SourceTable(start, _text.Length, written));
    }

    /// <summary>What was written, as the outcome of decoding, or the failure that nothing was.</summary>
    /// <param name="format">html, docx, doc, pdf, ofd or md.</param>
    /// <param name="encoding">IANA name of the character encoding, lower case.</param>
    /// <param name="fileName">The file's name, for the message.</param>
    /// <param name="wholeParagraphs">Whether each line written is a paragraph of its own.</param>
    internal DecodedFile ToFile(string format, string encoding, string fileName, bool wholeParagraphs = true)
    {
        string text = Text;
        return string.IsNullOrWhiteSpace(text)
            ? DecodedFile.Failed("empty", $"{fileName}: no text was found in this {format.ToUpperInvariant()} file; if it holds pictures of the pages, it needs text recognition first")
            : new DecodedFile(format, encoding, text, null) { Layout = new SourceLayout(wholeParagraphs, _tables) };
    }
}
