using System.Text;
using System.Xml;

namespace ReportSearch.Reports.Formats;

/// <summary>Reads the parts of a Word file that hold text, element by element. Names are compared without their namespaces, which differ between the two editions of the format.</summary>
internal sealed class DocxBody(DocxNumbering numbering)
{
    private const int DeepestXml = 400;
    private const int DeepestTable = 20;
    private const int MostBlocks = 1_000_000;

    private readonly List<string> _notes = [];
    private readonly HashSet<string> _known = [];
    private int _tables;
    private int _count;

    /// <summary>What was read, in order.</summary>
    internal List<SourceBlock> Blocks { get; } = [];

    /// <exception cref="InvalidDataException">The part is nested too deep or has too many blocks.</exception>
    internal void Read(XmlReader reader)
    {
        var flow = new Flow(Blocks);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "body")
                Children(reader, flow, Block);
        }

        flow.End();
    }

    /// <summary>Reads a part of notes and appends those that the text names.</summary>
    internal void ReadNotes(XmlReader reader, string element)
    {
        var notes = new Dictionary<string, List<SourceBlock>>();
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != element || DocxNumbering.Attribute(reader, "id") is not { } id)
                continue;
            var blocks = new List<SourceBlock>();
            var flow = new Flow(blocks);
            Children(reader, flow, Block);
            flow.End();
            notes[element + id] = blocks;
        }

        foreach (string named in _notes)
        {
            if (notes.TryGetValue(named, out List<SourceBlock>? blocks))
                Blocks.AddRange(blocks);
        }
    }

    /// <summary>Where paragraphs go; one whose mark was deleted goes on in the next.</summary>
    private sealed class Flow(List<SourceBlock> blocks)
    {
        private readonly StringBuilder _unfinished = new();

        internal List<SourceBlock> Blocks => blocks;

        internal void Add(string text, bool goesOn)
        {
            _unfinished.Append(text);
            if (!goesOn)
                End();
        }

        internal void End()
        {
            if (_unfinished.Length > 0)
                blocks.Add(new SourceBlock.Paragraph(_unfinished.ToString()));
            _unfinished.Clear();
        }
    }

    /// <summary>A paragraph in the making.</summary>
    private sealed class Paragraph
    {
        internal StringBuilder Text { get; } = new();

        internal string? Style { get; set; }

        internal string? List { get; set; }

        internal int? Level { get; set; }

        internal bool MarkDeleted { get; set; }

        /// <summary>What stands in boxes that are anchored in it.</summary>
        internal List<SourceBlock> Boxes { get; } = [];
    }

    /// <summary>Calls <paramref name="read"/> at every child element; it must leave the reader at that element's end.</summary>
    private static void Children<T>(XmlReader reader, T target, Action<XmlReader, T> read)
    {
        if (reader.Depth > DeepestXml)
            throw new InvalidDataException($"elements are nested more than {DeepestXml} deep");
        if (reader.IsEmptyElement)
            return;
        int depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
                read(reader, target);
        }
    }

    private static void Skip(XmlReader reader) => Children(reader, 0, static (inner, _) => Skip(inner));

    private void Block(XmlReader reader, Flow flow)
    {
        if (++_count > MostBlocks)
            throw new InvalidDataException($"more than {MostBlocks} paragraphs and cells");
        switch (reader.LocalName)
        {
            case "p":
                var paragraph = new Paragraph();
                Children(reader, paragraph, Inline);
                string text = paragraph.Text.ToString();
                string number = string.IsNullOrWhiteSpace(text) ? "" : numbering.Next(paragraph.List, paragraph.Level, paragraph.Style);
                flow.Add(number + (number.Length > 0 ? text.TrimStart() : text), paragraph.MarkDeleted);
                flow.Blocks.AddRange(paragraph.Boxes);
                break;
            case "tbl" when _tables < DeepestTable:
                flow.End();
                var rows = new List<List<SpannedCell>>();
                _tables++;
                Children(reader, rows, Row);
                _tables--;
                flow.Blocks.Add(new SourceBlock.Table(rows));
                break;
            case "del" or "moveFrom" or "sectPr" or "sdtPr" or "sdtEndPr" or "tblPr" or "tblGrid":
                Skip(reader);
                break;
            case "AlternateContent":
                Alternative(reader, flow, Block);
                break;
            default:
                // Content controls, insertions, custom XML: what they hold belongs to the text.
                Children(reader, flow, Block);
                break;
        }
    }

    /// <summary>Of two ways to show the same thing the first one.</summary>
    private static void Alternative<T>(XmlReader reader, T target, Action<XmlReader, T> read)
    {
        bool taken = false;
        Children(reader, 0, (inner, _) =>
        {
            if (taken)
            {
                Skip(inner);
                return;
            }

            taken = true;
            Children(inner, target, read);
        });
    }

    private void Row(XmlReader reader, List<List<SpannedCell>> rows)
    {
        if (reader.LocalName is "tblPr" or "tblGrid" or "del")
        {
            Skip(reader);
            return;
        }

        if (reader.LocalName != "tr")
        {
            Children(reader, rows, Row);
            return;
        }

        var row = new RowInMaking([]);
        Children(reader, row, Cell);
        if (!row.Deleted)
            rows.Add(row.Cells);
    }

    private sealed record RowInMaking(List<SpannedCell> Cells)
    {
        internal bool Deleted { get; set; }
    }

    private void Cell(XmlReader reader, RowInMaking row)
    {
        switch (reader.LocalName)
        {
            case "trPr":
                Children(reader, row, static (property, target) =>
                {
                    target.Deleted |= property.LocalName == "del";
                    if (property.LocalName == "gridBefore" && DocxNumbering.Number(DocxNumbering.Attribute(property, "val")) is > 0 and int before)
                        target.Cells.Add(new SpannedCell([], before, 1));
                    Skip(property);
                });
                break;
            case "tc":
                var cell = new CellInMaking();
                var flow = new Flow(cell.Content);
                Children(reader, flow, (inner, target) =>
                {
                    if (inner.LocalName == "tcPr")
                        Children(inner, cell, Property);
                    else
                        Block(inner, target);
                });
                flow.End();
                row.Cells.Add(new SpannedCell(cell.Continued ? [] : cell.Content, Math.Clamp(cell.Columns, 1, 256), 1));
                break;
            case "tblPrEx":
                Skip(reader);
                break;
            default:
                Children(reader, row, Cell);
                break;
        }

        static void Property(XmlReader property, CellInMaking cell)
        {
            if (property.LocalName == "gridSpan")
                cell.Columns = DocxNumbering.Number(DocxNumbering.Attribute(property, "val")) ?? 1;
            else if (property.LocalName is "vMerge" or "hMerge")
                cell.Continued |= DocxNumbering.Attribute(property, "val") != "restart";
            Skip(property);
        }
    }

    private sealed class CellInMaking
    {
        internal List<SourceBlock> Content { get; } = [];

        internal int Columns { get; set; } = 1;

        /// <summary>True when the cell belongs to the one above or before it.</summary>
        internal bool Continued { get; set; }
    }

    private void Inline(XmlReader reader, Paragraph paragraph)
    {
        switch (reader.LocalName)
        {
            case "pPr":
                Children(reader, paragraph, Property);
                break;
            case "r":
                Run(reader, paragraph);
                break;
            case "del" or "moveFrom" or "rPr":
                Skip(reader);
                break;
            case "AlternateContent":
                Alternative(reader, paragraph, Inline);
                break;
            default:
                Children(reader, paragraph, Inline);
                break;
        }
    }

    private static void Property(XmlReader reader, Paragraph paragraph)
    {
        switch (reader.LocalName)
        {
            case "pStyle":
                paragraph.Style = DocxNumbering.Attribute(reader, "val");
                break;
            case "numPr":
                Children(reader, paragraph, static (inner, target) =>
                {
                    if (inner.LocalName == "ilvl")
                        target.Level = DocxNumbering.Number(DocxNumbering.Attribute(inner, "val"));
                    else if (inner.LocalName == "numId")
                        target.List = DocxNumbering.Attribute(inner, "val");
                    Skip(inner);
                });
                return;
            case "rPr":
                Children(reader, paragraph, static (inner, target) =>
                {
                    target.MarkDeleted |= inner.LocalName is "del" or "moveFrom";
                    Skip(inner);
                });
                return;
        }

        // Former properties stand in a change mark and are not those of the text.
        Skip(reader);
    }

    private void Run(XmlReader reader, Paragraph paragraph)
    {
        bool hidden = false;
        Children(reader, paragraph, RunPart);

        void RunPart(XmlReader part, Paragraph target)
        {
            switch (part.LocalName)
            {
                case "rPr":
                    Children(part, 0, (property, _) =>
                    {
                        hidden |= property.LocalName == "vanish" && DocxNumbering.Attribute(property, "val") is not ("0" or "false" or "off");
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

            // Field codes, deleted text, symbols of fonts that nobody has.
            Skip(part);
        }
    }

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
