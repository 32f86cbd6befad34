using System.Xml;

namespace ReportSearch.Reports.Formats;

/// <summary>Tables: rows and cells with their spans.</summary>
internal sealed partial class DocxBody
{
    // A twentieth of an inch: less than half a letter of the smallest print.
    private const int Sliver = 72;

    // Files that give no real widths give the same small one everywhere.
    private const int WidthOfColumn = 200;

    /// <summary>A table as it is read.</summary>
    private sealed class TableInMaking
    {
        internal List<List<SpannedCell>> Rows { get; } = [];

        /// <summary>Widths of the columns of the grid, twentieths of a point; empty when the file gives none.</summary>
        internal List<int> Widths { get; } = [];

        /// <summary>How many columns that can hold a letter a cell takes.</summary>
        internal int Columns(int first, int count)
        {
            if (first + count > Widths.Count || Widths.Sum() < Widths.Count * WidthOfColumn)
                return count;
            int columns = 0;
            for (int i = first; i < first + count; i++)
                columns += Widths[i] >= Sliver ? 1 : 0;
            return columns;
        }
    }

    private SourceBlock.Table Table(XmlReader reader)
    {
        var table = new TableInMaking();
        _tables++;
        Children(reader, table, Row);
        _tables--;
        return new SourceBlock.Table(table.Rows);
    }

    private void Row(XmlReader reader, TableInMaking table)
    {
        if (reader.LocalName == "tblGrid")
        {
            Children(reader, table, static (column, target) =>
            {
                if (column.LocalName == "gridCol")
                    target.Widths.Add(Math.Clamp(DocxNumbering.Number(DocxNumbering.Attribute(column, "w")) ?? 0, 0, 100_000));
                Skip(column);
            });
            return;
        }

        if (reader.LocalName is "tblPr" or "del")
        {
            Skip(reader);
            return;
        }

        if (reader.LocalName != "tr")
        {
            Children(reader, table, Row);
            return;
        }

        var row = new RowInMaking(table, []);
        Children(reader, row, Cell);
        if (!row.Deleted)
            table.Rows.Add(row.Cells);
    }

    private sealed record RowInMaking(TableInMaking Table, List<SpannedCell> Cells)
    {
        private int _column;

        internal bool Deleted { get; set; }

        /// <summary>
        /// Adds a cell that takes so many columns of the grid. Cells whose edges are a hair off those of other rows make columns in which nothing can stand.
        /// </summary>
        internal void Add(List<SourceBlock> content, int columns)
        {
            columns = Math.Clamp(columns, 1, 256);
            int wide = Table.Columns(_column, columns);
            _column += columns;
            if (wide > 0 || content.Count > 0)
                Cells.Add(new SpannedCell(content, Math.Max(wide, 1), 1));
        }
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
                        target.Add([], before);
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
                if (!cell.Deleted)
                    row.Add(cell.Continued ? [] : cell.Content, cell.Columns);
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
            else if (property.LocalName == "cellDel")
                cell.Deleted = true;
            Skip(property);
        }
    }

    private sealed class CellInMaking
    {
        internal List<SourceBlock> Content { get; } = [];

        internal int Columns { get; set; } = 1;

        /// <summary>True when the cell belongs to the one above or before it.</summary>
        internal bool Continued { get; set; }

        internal bool Deleted { get; set; }
    }
}
