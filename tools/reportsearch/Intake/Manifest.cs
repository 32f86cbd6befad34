using System.Globalization;
using System.Text;
using CsvHelper;
using ReportSearch.Corpus.Ingest;

namespace ReportSearch.CommandLine.Intake;

/// <summary>Reads a manifest: where files came from. Columns file, url, retrieved, issuer, year; all but file optional, in any order.</summary>
internal static class Manifest
{
    private static readonly CsvReaderOptions s_strict = CsvReaderOptions.Default with
    {
        Separator = ',',
        HasHeader = false,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    private static readonly string[] Columns = ["file", "url", "retrieved", "issuer", "year"];

    /// <summary>The files of a manifest, with full paths; what it writes is relative to its own folder.</summary>
    /// <exception cref="WrongUseException">It cannot be read; the message names file and line.</exception>
    public static IReadOnlyList<IngestFile> Read(string path)
    {
        List<Row> rows;
        try
        {
            rows = Rows(File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true)));
        }
        catch (CsvFormatException wrong)
        {
            throw new WrongUseException($"manifest {path}: {wrong.Message}");
        }
        catch (DecoderFallbackException wrong)
        {
            throw new WrongUseException($"manifest {path}: byte {wrong.Index} is not UTF-8; save it as UTF-8");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new WrongUseException($"manifest {path} cannot be read: {wrong.Message}");
        }

        if (rows.Count == 0)
            throw new WrongUseException($"manifest {path}, line 1: no header; it must name the column file, and may name {string.Join(", ", Columns[1..])}");
        var places = ReadHeader(path, rows[0]);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return [.. rows.Skip(1).Select(row => ReadRow(path, folder, places, row))];
    }

    private static List<Row> Rows(string text)
    {
        using CsvReader csv = CsvReader.FromText(text, s_strict);
        var rows = new List<Row>();
        while (csv.Read())
            rows.Add(new Row(csv.LineNumber, [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]));
        return rows;
    }

    private static Dictionary<string, int> ReadHeader(string path, Row header)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Cells.Count; i++)
        {
            var name = header.Cells[i].Trim().ToLowerInvariant();
            if (!Columns.Contains(name))
                throw new WrongUseException($"manifest {path}, line {header.Line}: unknown column '{name}'; known are {string.Join(", ", Columns)}");
            if (!places.TryAdd(name, i))
                throw new WrongUseException($"manifest {path}, line {header.Line}: column '{name}' stands twice");
        }

        return places.ContainsKey("file") ? places : throw new WrongUseException($"manifest {path}, line {header.Line}: no column 'file'");
    }

    private static IngestFile ReadRow(string path, string folder, Dictionary<string, int> places, Row row)
    {
        if (row.Cells.Count != places.Count)
            throw new WrongUseException($"manifest {path}, line {row.Line}: {row.Cells.Count} cells where the header has {places.Count}");
        string? Cell(string column) => places.TryGetValue(column, out var i) && row.Cells[i].Trim() is { Length: > 0 } text ? text : null;

        var file = Cell("file") ?? throw new WrongUseException($"manifest {path}, line {row.Line}: no file");
        int? year = null;
        if (Cell("year") is { } written)
        {
            if (written.Length != 4 || !int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed))
                throw new WrongUseException($"manifest {path}, line {row.Line}: year '{written}' is not a year of four digits");
            year = parsed;
        }

        return new IngestFile(Path.GetFullPath(file, folder), Cell("url"), Cell("retrieved"), Cell("issuer"), year);
    }

    /// <summary>One record with the line that it begins on, from 1.</summary>
    private sealed record Row(long Line, IReadOnlyList<string> Cells);
}
