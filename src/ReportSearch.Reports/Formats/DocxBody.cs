using System.Text;
using System.Xml;

namespace ReportSearch.Reports.Formats;

/// <summary>Reads the parts of a Word file that hold text, element by element. Names are compared without their namespaces, which differ between the two editions of the format.</summary>
internal sealed partial class DocxBody(DocxNumbering numbering, DocxStyles styles)
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

    /// <exception cref="FileBoundException">The part is nested too deep or has too many blocks.</exception>
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
            throw new FileBoundException($"elements are nested more than {DeepestXml} deep");
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
            throw new FileBoundException($"more than {MostBlocks} paragraphs and cells");
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
                flow.Blocks.Add(Table(reader));
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
}
