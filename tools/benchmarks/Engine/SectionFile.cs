using System.Text;
using System.Text.Json;
using ReportSearch.Corpus.Indexing;
using ReportSearch.Reports.Documents;

namespace ReportSearch.Benchmarks.Engine;

/// <summary>A report of a file of sections, ready for the index.</summary>
internal sealed record SectionReport(ReportKey Key, IReadOnlyList<IndexUnit> Units);

/// <summary>
/// Reads JSON Lines of sections (<c>id, title, year, region, section, body</c>): neighbours of the same title, year and region are one report, a section is one
/// unit with its heading. The id of a report is the number of its first section, so that a hit leads back to its line.
/// </summary>
internal sealed class SectionFile(string path)
{
    /// <summary>UTF-8 bytes of titles and bodies read so far, as the peers count them.</summary>
    public long TextBytes { get; private set; }

    public IEnumerable<SectionReport> Read()
    {
        Line? first = null;
        var sections = new List<Line>();
        foreach (byte[] utf8 in Lines())
        {
            Line line = Parse(utf8);
            if (first is not null && (line.Title != first.Title || line.Year != first.Year || line.Region != first.Region))
            {
                yield return Report(sections);
                sections.Clear();
            }
            first = line;
            sections.Add(line);
        }
        if (sections.Count > 0)
            yield return Report(sections);
    }

    private static SectionReport Report(List<Line> sections)
    {
        Line first = sections[0];
        var key = new ReportKey(
            first.Id.ToString("x16", System.Globalization.CultureInfo.InvariantCulture), first.Title, first.Title.Split("人民政府")[0] + "人民政府", [first.Region], [first.Region], first.Year, "county", "free");
        var units = new IndexUnit[sections.Count];
        int start = 0;
        for (int i = 0; i < units.Length; i++)
        {
            string body = sections[i].Body;
            units[i] = new IndexUnit(i, UnitKind.Text, start, body, OffsetMap.Identity(body.Length), i, [sections[i].Section], ["other"]);
            start += body.Length;
        }
        return new SectionReport(key, units);
    }

    private IEnumerable<byte[]> Lines()
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
        byte[] buffer = new byte[1 << 20];
        int used = 0;
        while (true)
        {
            int read = stream.Read(buffer, used, buffer.Length - used);
            used += read;
            int start = 0;
            while (buffer.AsSpan(start, used - start).IndexOf((byte)'\n') is var length and >= 0)
            {
                if (length > 0)
                    yield return buffer[start..(start + length)];
                start += length + 1;
            }
            if (read == 0)
            {
                if (used > start)
                    yield return buffer[start..used];
                yield break;
            }
            Buffer.BlockCopy(buffer, start, buffer, 0, used -= start);
            if (used == buffer.Length)
                Array.Resize(ref buffer, used * 2);
        }
    }

    private Line Parse(byte[] utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        int id = 0, year = 0;
        string title = "", region = "", section = "", body = "";
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8) && reader.Read())
                id = reader.GetInt32();
            else if (reader.ValueTextEquals("year"u8) && reader.Read())
                year = reader.GetInt32();
            else if (reader.ValueTextEquals("title"u8) && reader.Read())
                title = reader.GetString()!;
            else if (reader.ValueTextEquals("region"u8) && reader.Read())
                region = reader.GetString()!;
            else if (reader.ValueTextEquals("section"u8) && reader.Read())
                section = reader.GetString()!;
            else if (reader.ValueTextEquals("body"u8) && reader.Read())
                body = reader.GetString()!;
            else
                throw new InvalidDataException($"{path}: a line holds another property than those of a section");
        }
        TextBytes += Encoding.UTF8.GetByteCount(title) + Encoding.UTF8.GetByteCount(body);
        return new Line(id, title, year, region, section, body);
    }

    private sealed record Line(int Id, string Title, int Year, string Region, string Section, string Body);
}
