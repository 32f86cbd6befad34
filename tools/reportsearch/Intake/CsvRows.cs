using System.Text;

namespace ReportSearch.CommandLine.Intake;

/// <summary>One record of a CSV file with the line that it begins on, from 1.</summary>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Cells);

/// <summary>CSV as RFC 4180 writes it: commas, cells in double quotes may hold commas, line ends and doubled quotes.</summary>
internal static class CsvRows
{
    /// <summary>The records of a text; empty lines are left out.</summary>
    /// <exception cref="FormatException">A quote that is not closed or stands inside a plain cell; the message begins with the line.</exception>
    public static IReadOnlyList<CsvRow> Parse(string text)
    {
        var rows = new List<CsvRow>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var line = 1;
        var rowLine = 1;
        var position = text.StartsWith('\uFEFF') ? 1 : 0;
        while (position < text.Length)
        {
            var c = text[position];
            if (c == '"')
            {
                if (cell.Length > 0)
                    throw new FormatException($"line {line}: a quote inside a cell that does not begin with one");
                position = ReadQuoted(text, position, cell, ref line);
                if (position < text.Length && text[position] is not (',' or '\r' or '\n'))
                    throw new FormatException($"line {line}: text behind a closing quote");
                continue;
            }

            position++;
            if (c == ',')
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (c is '\n' or '\r')
            {
                if (c == '\r' && position < text.Length && text[position] == '\n')
                    position++;
                EndRow();
                rowLine = ++line;
            }
            else
            {
                cell.Append(c);
            }
        }

        EndRow();
        return rows;

        void EndRow()
        {
            if (cells.Count > 0 || cell.Length > 0)
            {
                cells.Add(cell.ToString());
                rows.Add(new CsvRow(rowLine, [.. cells]));
            }

            cells.Clear();
            cell.Clear();
        }
    }

    // From the opening quote; returns the position behind the closing one.
    private static int ReadQuoted(string text, int position, StringBuilder cell, ref int line)
    {
        var opened = line;
        for (position++; position < text.Length; position++)
        {
            if (text[position] == '"')
            {
                if (position + 1 >= text.Length || text[position + 1] != '"')
                    return position + 1;
                position++;
            }
            else if (text[position] == '\n')
            {
                line++;
            }

            cell.Append(text[position]);
        }

        throw new FormatException($"line {opened}: a quote that is never closed");
    }
}
