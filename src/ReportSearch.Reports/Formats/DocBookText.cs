using System.Text;
using System.Xml;

namespace ReportSearch.Reports.Formats;

/// <summary>The text of a Word file as antiword writes it in DocBook: paragraphs, and tables in rows and cells.</summary>
internal sealed class DocBookText
{
    private const int LeastBarsOfLostTable = 4;

    private readonly StringBuilder _paragraph = new();
    private List<IReadOnlyList<string>>? _rows;
    private List<string>? _row;
    private StringBuilder? _cell;

    /// <summary>What was read.</summary>
    internal SourceTextBuilder Source { get; } = new();

    /// <summary>Paragraphs whose automatic number antiword knows of but does not write.</summary>
    internal int LostNumbers { get; private set; }

    /// <summary>Where antiword cannot tell the cells of a table it leaves them in a paragraph, between bars.</summary>
    internal bool LostTable { get; private set; }

    /// <summary>Reads what antiword wrote; null when it is no DocBook.</summary>
    internal static DocBookText? TryRead(byte[] docBook)
    {
        var text = new DocBookText();
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = false };
        try
        {
            using XmlReader reader = XmlReader.Create(new MemoryStream(docBook), settings);
            bool body = false;
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                    text.Open(reader.Name, reader.IsEmptyElement);
                else if (reader.NodeType == XmlNodeType.EndElement)
                    text.Close(reader.Name);
                else if (body && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                    (text._cell ?? text._paragraph).Append(reader.Value.Replace('\n', ' ').Trim(' ', '\r'));
                body |= reader is { NodeType: XmlNodeType.Element, Name: "chapter" or "sect1" };
            }
        }
        catch (XmlException)
        {
            return null;
        }

        text.EndParagraph();
        return text;
    }

    private void Open(string name, bool empty)
    {
        switch (name)
        {
            case "orderedlist":
                LostNumbers++;
                break;
            case "tgroup":
                EndParagraph();
                _rows ??= [];
                break;
            case "row" when _rows is not null:
                _row = [];
                break;
            case "entry" when _row is not null && empty:
                _row.Add("");
                break;
            case "entry" when _row is not null:
                _cell = new StringBuilder();
                break;
        }
    }

    private void Close(string name)
    {
        if (name == "entry" && _cell is not null)
        {
            _row?.Add(_cell.ToString());
            _cell = null;
        }
        else if (name == "row" && _row is not null)
        {
            _rows?.Add(_row);
            _row = null;
        }
        else if (name == "informaltable" && _rows is not null)
        {
            Source.Table(_rows);
            _rows = null;
        }
        else if (_cell is null && name is "para" or "title" or "listitem")
        {
            EndParagraph();
        }
    }

    private void EndParagraph()
    {
        string paragraph = _paragraph.ToString();
        LostTable |= paragraph.AsSpan().Count(" |") >= LeastBarsOfLostTable;
        Source.Paragraph(paragraph.AsSpan());
        _paragraph.Clear();
    }
}
